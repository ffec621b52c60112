from tests.tui.driving import *
async def test_a(place):
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("Met de muis bewaard.")
        print(at.finds("klaar"), at.keys)
        await at.click("klaar")
        print(at.text, at.app.focused)
