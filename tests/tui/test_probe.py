from tests.tui.driving import *
from textual.widgets import Input
async def test_a(place, monkeypatch):
    async with desk(place,resume=place.session("kaarten")) as at:
        await at.press("i")
        await at.type("gg z 99\n")
        o=type(at.app).on_event
        async def oe(self, e):
            if isinstance(e,Key): print("app",e.key,e.is_forwarded,self._early, self._awake, self.focused)
            await o(self,e)
        monkeypatch.setattr(type(at.app),"on_event",oe)
        o2=Input._on_key
        async def ok(self, e):
            print("input",e.key)
            await o2(self,e)
        monkeypatch.setattr(Input,"_on_key",ok)
        o3=PlayScreen.on_key
        def ok3(self, e):
            print("play",e.key,self.awake)
            o3(self,e)
        monkeypatch.setattr(PlayScreen,"on_key",ok3)
        at.send(*["backspace"]*2,*"abc")
        for n in range(4):
            await at.settle()
            print(repr(at.screen.query_one(Input).value), at.app._early, at.app.focused)
            await asyncio.sleep(.1)
