import time
from tests.tui.driving import *
async def test_rush_notes(place):
    s=place.session("kaarten")
    async with desk(place,resume=s) as d:
        await d.rush("n","n", *"Een zin")
        print(d.text)
        print(repr(d.panel.query_one(Input).value))
async def test_rush_setup(place):
    async with desk(place) as d:
        await d.rush("n", *"Zoe", "enter","enter", *"Mark")
        print(d.text)
async def test_rush_place(place):
    s=place.session("velden", group_sees=False)
    async with desk(place,resume=s) as d:
        d.send("n","space","k","right","up","enter"); await d.pilot.pause(0.3)
        print(d.text)
        print(place.table().state.placed)
async def test_rush_all(place):
    s=place.session("velden", group_sees=True)
    async with desk(place,resume=s) as d:
        for k in "n space k right up enter".split(): d.send(k)
        await d.pilot.pause(0.8)
        for k in "space f up enter n".split(): d.send(k)
        await d.pilot.pause(0.2)
        for k in "space f up enter".split(): d.send(k)
        await d.pilot.pause(0.8)
        for k in "space f up enter n enter".split(): d.send(k)
        await d.pilot.pause(0.2)
        print(d.text)
        print(place.table().state.placed)
