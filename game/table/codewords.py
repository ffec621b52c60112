"""Give the words of which a code is made: easy to say, to remember and to type anywhere.

Each language has 256, without accents, and none of them about health. So three words are one of
2^24 codes: with the key derivation of `game.store.sealed` about seventy days of trying for a
machine like the one it was tuned on. That keeps out whoever finds the file, not an expert with
many machines.
"""

from __future__ import annotations

from typing import Final

_NL: Final = """
aardbei akker anker appel avond badkuip bakker balkon ballon banaan bank beker berg beuk bezem
bijl blad bloem boek bolhoed boom boot bord borstel bosrand brief bril broek brood brug buis
cactus cake cello citroen clown dak deken deur dijk doek dolfijn doos dorp draad draak druif duif
duin eekhoorn eend egel eik eiland emmer erwt ezel fakkel feest fiets film fluit foto framboos
fris gans garage gebak geit gember gewei gieter gitaar glas gordijn goud gras haak haas hamer
haven heide hek helm hemd heuvel hoed hond honing hooi hotel huisje iglo ijsje jas jurk kaars kaas
kabel kachel kade kalf kamer kano kapstok kast kat kelder kers ketel kip kist klok knoop koek
koffer koning konijn koor kraan krab krant kubus kussen laars lamp lantaarn laurier leeuw lepel
lift linde lijm maan mand mango markt mast meeuw melk merel meubel mier mist molen mossel muis
munt muur museum mus naald nacht nest noot oever olifant olijf orgel oven paard pad paleis palm
pan papier parel park pauw peer pen peper piano pinda plank plein pop potlood prei puzzel raam
radijs raket regen rijst ring rivier robot rok roos rugzak schaap schelp schip schoen sjaal slak
slee sneeuw soep spiegel spons stad station ster stoel storm strand straat suiker taart tafel tak
tas tegel tent thee toren tractor trap trein trui tuin tulp uil varken veer vest viool vis vlag
vlieger vlinder vogel vork vos vuur wagen water wei wiel wijn wind winkel wolk wortel zaag zadel
zand zebra zeil zomer zon zout zwaan zwembad
"""
_EN: Final = """
acorn almond amber anchor apple apron arrow attic autumn badge bagel baker ball banana banjo barn
basil basket beach bean bear bell bench berry bike birch bird blanket boat book boot bottle bowl
branch bread brick bridge broom brush bucket butter button cabin cactus cake camel camera candle
canoe canvas carpet carrot castle cat cellar chain chair chalk cheese cherry circus clay clock
cloud clover coat coffee comet copper coral cork corn cotton crab crane crayon cream cricket cup
curtain daisy deer desk dolphin donkey door dragon drum duck eagle easel engine fable falcon farm
feather fence fern ferry fiddle field finch flag flute forest fox frog garden garlic ginger glass
globe glove goat gold goose grape grass guitar hammer harbor hat hazel hedge heron hill honey hook
horse hotel house igloo island ivy jacket jar jelly jewel jungle kayak kettle kite kitten ladder
lamp lake lantern lark laurel leaf lemon letter lily lion lizard lobster magnet mango maple marble
market meadow melon milk mill mint mirror mitten moon moss motor mouse museum mustard napkin
needle nest night oak oasis ocean olive onion orange orchard otter oven owl oyster paddle palm
panda paper park parrot path peach pearl pebble pencil pepper piano picnic pillow pine planet
plate plum pocket pond pony poppy potato puppet puzzle rabbit radio radish rain raven ribbon rice
river robin robot rocket roof rope rose saddle salt sand scarf shell ship shoe silver sketch
sleigh snail snow soap spider spoon spring squid star stone storm straw sugar summer swan sweater
table tent
"""
_FR: Final = """
abeille abri agneau aile ami ananas ancre arbre ardoise argile armoire assiette atelier avion avoine
bague balai balcon balle ballon banane banc barque basilic bateau beurre biche bijou billet bison
bocal bois bonbon bonnet botte bouchon bougie boule bouton branche brebis brique brosse brume bus
cabane cacao cactus cadeau cadre cahier caillou caisse camion canal canard canot carafe carotte
carte cascade cerf cerise chaise chalet chameau champ chapeau chat chemin chemise cheval chou ciel
cigale cirque ciseau citron clavier cloche clou coffre colline colombe corde cour coussin couteau
crabe craie crayon crocus cuivre cygne dauphin dinde disque dragon drap eau encre escalier fanfare
farine faucon fermier feu feuille ficelle figue film flamme fleur fleuve flocon foin fontaine four
fraise fromage fruit galet gant gare gazon girafe glace gomme gourde goutte grain grange grenier
grotte guitare hamac haricot herbe hibou houx huile iris ivoire jambon jardin jeton jouet journal
jupe kayak kiwi lac lait lampe lapin laurier lavande lettre lilas lion livre loupe loutre lune
lutin magasin maison mangue manteau marbre marche marron menthe merle meuble miel miroir montagne
montre mouette moulin mousse moutarde mouton mur navet navire neige nid noisette noix nuage nuit
oiseau olive ombre orange orgue ortie ours oursin outil paille pain palais palmier panda panier
papier parc peigne perle phare piano pierre pigeon pinceau pinson piscine placard plage plume
poire poivre pomme pont porte poterie poule prairie prune puits radis rail raisin renard rideau
rivage robe robot roche rose route ruban ruche sable sac salon sapin savon sel sirop soleil
tambour tapis tasse
"""

WORDS: Final = {"nl": tuple(_NL.split()), "en": tuple(_EN.split()), "fr": tuple(_FR.split())}
