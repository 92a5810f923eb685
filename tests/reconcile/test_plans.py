"""Plans on small piles of our own: what counts as a step, its slots, how steps of several reports become one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from variorum.reconcile.plans import gather_plans
from variorum.reconcile.plans.lands import belonging
from variorum.types import Anchor, Annotations, Cell, Entity, EntityId, Independent, Plan, Relations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
Read = Callable[..., Pile]
NOTHING = Relations((), (), (), ())
SLOTS = ("actor", "quantity", "place", "begin", "end", "purpose", "condition", "status")


def reports_told(anchors: Sequence[Anchor]) -> Independent:
    """Every report an origin of its own."""
    return Independent(1, len({anchor.report for anchor in anchors}))


def plans(pile: Read, **texts: str) -> tuple[Plan, ...]:
    return gather_plans(*pile(**texts), NOTHING, count=reports_told)


def slots(plan: Plan) -> dict[str, str]:
    return {key: value for key in SLOTS if (value := getattr(plan, key))}


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        (
            "Norland plans to send twelve engineers to Harwick in May to map the wells.",
            "send twelve engineers",
            {"actor": "Norland", "quantity": "twelve", "place": "Harwick", "begin": "May", "purpose": "to map the wells",
             "status": "proposed"},
        ),
        (
            "The ferry will sail on Friday if the doors are mended.",
            "The ferry will sail",
            {"begin": "Friday", "condition": "if the doors are mended", "status": "decided"},
        ),
        ("A panel is to decide by Christmas.", "decide", {"actor": "A panel", "end": "Christmas", "status": "decided"}),
        ("The harbour fair has been called off.", "The harbour fair has been called off", {"status": "dropped"}),
        (
            "Una Fell called on Karl Brandt to resign.",
            "resign",
            {"actor": "Karl Brandt", "status": "proposed"},
        ),
        (
            "The inspector told the firm to mend the doors by Friday.",
            "mend the doors",
            {"actor": "the firm", "end": "Friday", "status": "decided"},
        ),
        (
            "The union demanded that the envoy be recalled.",
            "the envoy be recalled",
            {"actor": "The union", "status": "proposed"},
        ),
        (
            "The guild said it would accept the closure only on full pay.",
            "accept the closure",
            {"actor": "The guild", "condition": "only on full pay", "status": "proposed"},
        ),
        (
            "The first boats will leave in May provided that the truce holds.",
            "The first boats will leave",
            {"begin": "May", "condition": "provided that the truce holds", "status": "decided"},
        ),
        ("The council is studying whether to move the mill.", "move the mill", {"actor": "The council", "status": "under discussion"}),
        ("Una Fell saw no reason to resign.", "resign", {"actor": "Una Fell", "status": "denied"}),
        ("The repair is promised for August.", "The repair is promised", {"begin": "August", "status": "decided"}),
        ("The union demanded an apology.", "demanded an apology", {"actor": "The union", "status": "proposed"}),
        ("Judge Una Fell will hear it on 7 June.", "hear it", {"actor": "Judge Una Fell", "begin": "7 June", "status": "decided"}),
        ("The commission will take four days.", "take four days", {"actor": "The commission", "end": "four days", "status": "decided"}),
        ("The troops will leave Finland in May.", "leave Finland", {"actor": "The troops", "place": "Finland", "begin": "May", "status": "decided"}),
        (
            "Una Fell will be sworn in as mayor on Friday.",
            "be sworn in",
            {"actor": "Una Fell", "begin": "Friday", "status": "decided"},
        ),
        ("Steel beams will close the gap in May.", "Steel beams will close the gap", {"begin": "May", "status": "decided"}),
        (
            "A service for the drowned will be held at Ormsgate on Sunday.",
            "A service for the drowned will be held",
            {"place": "Ormsgate", "begin": "Sunday", "status": "decided"},
        ),
        ("The mayor will launch her 2031 campaign in May.", "launch her 2031 campaign", {"actor": "The mayor", "begin": "May", "status": "decided"}),
        ("Saturday's fair will take place in the hall.", "Saturday's fair will take place", {"place": "the hall", "begin": "Saturday", "status": "decided"}),
        ("The mill must halt production by Friday.", "halt production", {"actor": "The mill", "end": "Friday", "status": "decided"}),
        ("Una Fell will ask the court to hear the case.", "ask the court to hear the case", {"actor": "Una Fell", "status": "decided"}),
        ("The council will try to sell the baths in May.", "sell the baths", {"actor": "The council", "begin": "May", "status": "decided"}),
        (
            "Una Fell will sue for damages unless the firm pays her by 7 June.",
            "sue for damages",
            {"actor": "Una Fell", "end": "7 June", "condition": "unless the firm pays her by 7 June", "status": "decided"},
        ),
        ("The mayor wants the race held in May.", "the race held", {"actor": "The mayor", "begin": "May", "status": "proposed"}),
        (
            "The court ruled that the votes must be counted again.",
            "the votes must be counted",
            {"status": "decided"},
        ),
        (
            "The lawsuit may soon be dismissed by the court.",
            "The lawsuit may be dismissed",
            {"actor": "the court", "begin": "soon", "status": "under discussion"},
        ),
        (
            "The rules the council will adopt in May were printed.",
            "adopt the rules",
            {"actor": "the council", "begin": "May", "status": "decided"},
        ),
        ("The general ruled out an attack on Finland.", "an attack", {"actor": "The general", "place": "Finland", "status": "denied"}),
        (
            "The members will refuse to work alone from 1 May.",
            "refuse to work alone",
            {"actor": "The members", "begin": "1 May", "status": "decided"},
        ),
        (
            "The trial of Una Fell will continue on Friday.",
            "The trial of Una Fell will continue",
            {"actor": "Una Fell", "begin": "Friday", "status": "decided"},
        ),
        (
            "The envoy will come on Friday to Finland to explain the plan.",
            "come to Finland",
            {"actor": "The envoy", "place": "Finland", "begin": "Friday", "purpose": "to explain the plan", "status": "decided"},
        ),
        (
            "The head of the mill, Una Fell, will visit Finland in May.",
            "visit Finland",
            {"actor": "Una Fell", "place": "Finland", "begin": "May", "status": "decided"},
        ),
        (
            "The mill says it has no plans to sell the wheel in May.",
            "sell the wheel",
            {"actor": "The mill", "begin": "May", "status": "denied"},
        ),
        (
            "Una Fell said the union would call its members out on all nine ships.",
            "call its members out on all nine ships",
            {"actor": "the union", "quantity": "nine", "status": "decided"},
        ),
        (
            "The soldiers will not fight or approach the front.",
            "will not fight or approach the front",
            {"actor": "The soldiers", "status": "denied"},
        ),
        (
            "The dairy may not resume work until the wells are clean.",
            "may not resume work",
            {"actor": "The dairy", "condition": "until the wells are clean", "status": "decided"},
        ),
        (
            "The idea is to build wells in western Finland, in places that are far from the road.",
            "build wells",
            {"place": "western Finland, in places that are far from the road", "status": "proposed"},
        ),
        ("Norland’s plan to close the baths in May was leaked.", "close the baths", {"actor": "Norland", "begin": "May", "status": "proposed"}),
    ],
)  # fmt: skip
def test_a_step_has_its_slots_from_the_words(pile: Read, text: str, action: str, expected: dict[str, str]) -> None:
    """Who, what, how many, where, when, what for, on what condition, how far decided."""
    found = plans(pile, A=text)
    assert [plan.action for plan in found] == [action]
    assert slots(found[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The cause was not known.",
        "Una Fell said she would think about it.",
        "What will happen is unclear.",
        "“You will not come back up,” the mate said.",
        "The storm could have sunk the barge.",
        "Una Fell said Norland would rather clear one field well than ten badly.",
        "No sailor would leave harbour at night unless he was told to, Una Fell said.",
        "Should the weather hold on Friday, that is.",
        "Una Fell was brought an order to sign.",
        "Our letters page will carry a special column on Saturday.",
        "The sale follows the March truce, and the board was thanked.",
        "The clerk could not be reached on Friday.",
        "The mayor will not be pushed into a date.",
        "The ministry is discussing such plans.",
        "The clerk asked not to be named because members are to keep the list until Friday.",
        "“I would shut the place for a year,” Una Fell said.",
        "Nobody will sign the paper.",
        "A drier summer would allow the town to water its gardens, Una Fell said.",
    ],
)
def test_what_is_no_step(pile: Read, text: str) -> None:
    """Knowing, thinking, questions, advice to somebody, what did not happen."""
    assert plans(pile, A=text) == ()


def test_two_numbered_objects_are_two_steps(pile: Read) -> None:
    """A party now and a larger one later are told apart."""
    text = "Norland will send twelve engineers to map the wells and two hundred soldiers to guard them."
    assert [plan.quantity for plan in plans(pile, A=text)] == ["twelve", "two hundred"]


def test_before_doing_is_a_step(pile: Read) -> None:
    """ "before sending …" is a step of the same actor."""
    found = plans(
        pile, A="Norland will first send twelve engineers to map the wells before dispatching two hundred soldiers."
    )
    assert [(p.actor, p.quantity) for p in found] == [("Norland", "twelve"), ("Norland", "two hundred")]


def test_a_step_that_several_reports_tell_is_one(pile: Read) -> None:
    """One row with both witnesses and their count."""
    found = plans(
        pile,
        A="Norland plans to send twelve engineers to Harwick.",
        B="In May, Norland plans to send engineers to map the wells.",
    )
    assert [(len(p.anchors), p.independent.max, p.begin, p.quantity) for p in found] == [(2, 2, "May", "twelve")]


def test_a_limit_is_not_the_deed(pile: Read) -> None:
    """What will not be done stands beside the plan, as ruled out."""
    found = plans(
        pile,
        A="The soldiers will guard the wells from May.\nThe soldiers will not guard the wells at night or enter Harwick.",
    )
    assert {p.status for p in found} == {"decided", "denied"}


def test_laws(example: Pile) -> None:
    """Anchors are the text at their offsets, every slot stands in a report, counts are within bounds, reruns agree."""
    texts = {report.id: report.text for report in example[0]}
    everything = " ".join(" ".join(text.split()) for text in texts.values())
    found = gather_plans(*example, NOTHING, count=reports_told)
    assert found
    for plan in found:
        assert all(texts[a.report][a.start : a.end] == a.exact for a in plan.anchors)
        assert all(value in everything for key, value in slots(plan).items() if key not in {"status", "actor"})
        assert 0 <= plan.independent.min <= plan.independent.max <= len(texts)
    assert found == gather_plans(*example, NOTHING, count=reports_told)


def cell(plan: Plan, slot: str) -> Cell:
    """The plan's cell for a slot."""
    return next(cell for cell in plan.cells if cell.slot == slot)


def test_readings_of_a_cell_stand_side_by_side(pile: Read) -> None:
    """Two reports give one step two days: one row, both days with their witnesses, marked as a difference."""
    (found,) = plans(
        pile,
        A="Norland will open the new lock on 4 May 2031.",
        B="Norland will open the new lock on 9 May 2031.",
        C="Norland will open the new lock on 4 May 2031.",
    )
    begin = cell(found, "begin")
    assert [(r.value, len(r.anchors)) for r in begin.readings] == [("4 May 2031", 2), ("9 May 2031", 1)]
    assert begin.differs
    assert not cell(found, "actor").differs
    assert found.begin == "4 May 2031"


def test_a_wording_is_no_difference(pile: Read) -> None:
    """The same number in other words is one reading; a verb in other words is one step."""
    (found,) = plans(
        pile,
        A="Norland will send about twelve engineers to Harwick.",
        B="Norland plans to dispatch a dozen engineers to Harwick.",
    )
    assert len(cell(found, "quantity").readings) == 1
    assert not any(c.differs for c in found.cells)


def test_what_comes_first_and_what_comes_later_stay_two_steps(pile: Read) -> None:
    """Reports that count the same party otherwise agree on it; the one that follows is another."""
    found = plans(
        pile,
        A="Norland will first send several dozen engineers and later it will send several hundred soldiers.",
        B="Initially, Norland will send a few dozen specialists. Later Norland will send a few hundred soldiers.",
    )
    assert [len(p.anchors) for p in found] == [2, 2]
    assert [p.quantity for p in found] == ["several dozen", "several hundred"]


@pytest.mark.parametrize(
    ("text", "status", "action"),
    [
        ("The mayor ruled out closing the baths.", "denied", "closing the baths"),
        ("The council is considering selling the baths.", "under discussion", "selling the baths"),
        (
            "Una Fell signed the papers that will allow the first engineers to enter the mine.",
            "signed",
            "enter the mine",
        ),
        ("Una Fell said the council would mend the roof.", "decided", "mend the roof"),
    ],
)
def test_how_far_it_has_come(pile: Read, text: str, status: str, action: str) -> None:
    """From the verb above the deed, or its tense in reported speech."""
    assert [(p.status, p.action) for p in plans(pile, A=text)] == [(status, action)]


def test_deeds_joined_by_and_are_steps_of_their_own(pile: Read) -> None:
    """Each with the actor and the state of the first."""
    found = plans(pile, A="The council plans to lift the boat out in May and take it to the yard at Harwick.")
    assert [(p.actor, p.action, p.status) for p in found] == [
        ("The council", "lift the boat out", "proposed"),
        ("The council", "take the boat", "proposed"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial will open in May and the town is waiting.", (None, "The trial will open", "May")),
        ("The fee will be frozen for two years.", (None, "The fee will be frozen", None)),
        (
            "Una Fell, who bought it in March 1999, will mend the roof in May 2031.",
            ("Una Fell", "mend the roof", "May 2031"),
        ),
    ],
)
def test_things_happen_and_people_act(pile: Read, text: str, expected: tuple[str | None, str, str | None]) -> None:
    """A thing or event that nobody named acts on is what is done; an earlier day is no day of the plan."""
    (found,) = plans(pile, A=text)
    assert (found.actor, found.action, found.begin) == expected


def test_for_how_long_stands_at_the_end(pile: Read) -> None:
    """A stretch of time is when it ends."""
    (found,) = plans(pile, A="The fee will be frozen for two years.")
    assert found.end == "for two years"


@pytest.mark.parametrize(
    "text",
    [
        "The clerk stopped to tie his shoe.",
        "The memo was withdrawn from the file.",
        "“I would do the same tomorrow,” Una Fell said.",
        "The mayor would not comment.",
        "Una Fell wanted to run home for her shoes.",
        "The council hopes to mend the roof.",
    ],
)
def test_what_is_too_little_for_a_step(pile: Read, text: str) -> None:
    """What was over, what nobody undertakes, a bare wish of one report."""
    assert plans(pile, A=text) == ()


def test_until_is_no_refusal(pile: Read) -> None:
    """What will not be done before a day is settled, with the day as its end."""
    (found,) = plans(pile, A="The baths will not reopen before Friday.")
    assert (found.status, found.end) == ("decided", "Friday")


def test_demands_orders_and_promises_of_a_noun(pile: Read) -> None:
    """A deed that is a noun counts with the verb above it; so do people promised by number."""
    found = plans(
        pile,
        A="The mayor ordered an inquiry on Monday. Norland promised 300 soldiers. The mayor denied an inquiry was needed.",
    )
    assert {(p.actor, p.action, p.status) for p in found} == {
        ("The mayor", "ordered an inquiry", "decided"),
        ("Norland", "promised 300 soldiers", "decided"),
    }


def test_what_different_countries_do_are_different_steps(pile: Read) -> None:
    """The same deed of two governments is no step of both."""
    found = plans(
        pile,
        A="France plans to send engineers to Harwick in May.",
        B="The Estonian government plans to send engineers to Harwick in May.",
    )
    assert {p.actor for p in found} == {"France", "The Estonian government"}


def test_those_that_follow_are_a_step(pile: Read) -> None:
    """ "…, followed by sixty more once it is there" has its own number and condition."""
    found = plans(
        pile,
        A="A team of twelve divers is to arrive in May, followed by up to sixty workers once the gate is free.",
    )
    assert [(p.quantity, p.condition) for p in found] == [("twelve", None), ("up to sixty", "once the gate is free")]


def test_a_relative_that_is_object_of_a_plan_is_no_stumbling_block(pile: Read) -> None:
    """The parse may take "that" for a joining word and for the object at once; the step is told all the same."""
    found = plans(
        pile, A='The firm offered a sum which the reeve dismissed as a "sop" that the town would nevertheless accept.'
    )
    assert all(plan.action for plan in found)


def test_who_gives_the_second_thing_when_the_verb_is_left_out(pile: Read) -> None:
    """ "Norland has promised 300 soldiers and Sudmark 120 divers": the divers are Sudmark's."""
    found = plans(pile, A="Norland has promised 300 soldiers and France 120 divers.")
    assert [(plan.actor, plan.quantity) for plan in found] == [("Norland", "300"), ("France", "120")]


def test_a_verb_joined_to_a_negated_one_stands_for_itself(pile: Read) -> None:
    """ "will not take part and asks that …": only the taking part is ruled out."""
    text = "The society will not join Saturday's race and asks that the race be cancelled."
    assert {plan.action.split()[-1]: plan.status for plan in plans(pile, A=text)}["cancelled"] == "proposed"


def test_what_was_said_in_another_season_is_background(pile: Read) -> None:
    """A past tense with a day long before the report's tells what once lay ahead."""
    text = (
        "3 June 2031\n\nIn February 2031 the council decided to sell the baths. The council will mend the roof in July."
    )
    assert [plan.action for plan in plans(pile, A=text)] == ["mend the roof"]


def test_a_deed_of_one_kind_on_one_day_is_one_step(pile: Read) -> None:
    """A plan that is announced on a day and the decision that its owner announces that day are one."""
    found = plans(
        pile,
        A="The Norland plan could be announced on 4 May 2031.",
        B="Norland may announce its decision on 4 May 2031.",
    )
    assert [len(plan.anchors) for plan in found] == [2]


def test_an_event_wanted_and_ordered_is_one_step(pile: Read) -> None:
    """The noun says what is done; the verbs only how far it has come."""
    found = plans(
        pile, A="The union wants an inquiry into the fire.", B="The mayor has ordered an inquiry into the fire."
    )
    assert [len(plan.anchors) for plan in found] == [2]


def test_a_title_tells_the_country(pile: Read) -> None:
    """A deed of one country's president and of another's is two steps."""
    reports, notes = pile(
        A="French President Karl Brandt plans to send engineers to Harwick.",
        B="Estonian Prime Minister Una Fell plans to send engineers to Harwick.",
    )
    named = [m for report in reports for m in notes[report.id].mentions if m.exact in {"Karl Brandt", "Una Fell"}]
    people = tuple(Entity(EntityId(m.exact), m.exact, "PER", (m.exact,), (m,)) for m in named)
    known = belonging(people, notes)
    assert {name.split()[-1]: land for name, land in known.items()} == {"Brandt": {"FR"}, "Fell": {"EE"}}
    relations = Relations((), people, (), ())
    assert len(gather_plans(reports, notes, relations, count=reports_told)) == 2


def test_an_owner_has_his_name(pile: Read) -> None:
    """ "its allies" are somebody's."""
    (found,) = plans(pile, A="France has asked its allies to send ships to Harwick in May.")
    assert found.actor == "France’s allies"


def test_a_body_goes_by_it_in_the_next_sentence(pile: Read) -> None:
    """An "It" at the beginning stands for the body with which the sentence before begins."""
    (found,) = plans(pile, A="The harbour board met on Tuesday. It resolved to buy four sirens.")
    assert found.actor == "The harbour board"


def test_it_is_the_body_named_before_it(pile: Read) -> None:
    """Not the person who says so."""
    found = plans(pile, A="The mayor, Una Fell, ordered an inquiry and said it would report by 30 June.")
    assert [plan.actor for plan in found if plan.action == "report"] == ["an inquiry"]


def test_an_event_with_a_day_ahead_is_a_step(pile: Read) -> None:
    """Also where it only bounds what is told: the order is of no day, the trial is."""
    found = plans(pile, A="3 June 2031\n\nThe order of the court holds until a trial on 9 July 2031.")
    assert "a trial" in {plan.action for plan in found}


def test_one_large_number_is_one_step(pile: Read) -> None:
    """Two hundred and forty of something in two reports are counted once; what is done may go by other words."""
    found = plans(
        pile,
        A="The firm plans to build 240 flats on the site at Harwick.",
        B="The firm means to put up 240 dwellings on the site at Harwick.",
    )
    assert [len(plan.anchors) for plan in found] == [2]


def test_what_comes_of_deeds_is_no_step(pile: Read) -> None:
    """Predictions are nobody's plans."""
    text = "Una Fell said the union would win. She said the closure would lead to a strike and would disappoint many voters."
    assert plans(pile, A=text) == ()


def test_a_time_under_until_is_the_end(pile: Read) -> None:
    """ "until an election on 30 November" tells when it ends."""
    found = plans(pile, A="3 June 2031\n\nKarl Brandt is to run the town until an election on 30 November 2031.")
    assert [(plan.begin, plan.end) for plan in found if plan.actor] == [(None, "30 November 2031")]


def test_one_thing_at_one_place_is_one_step(pile: Read) -> None:
    """What is taken to the yard here is driven there elsewhere, and what is done is told without who does it."""
    found = plans(
        pile,
        A="The firm will take the old gate to the yard at Harwick.",
        B="The old gate will be driven to the yard at Harwick.",
    )
    assert [(plan.actor, plan.action) for plan in found] == [("The firm", "take the old gate")]


def test_a_step_without_doer_day_or_place_is_none(pile: Read) -> None:
    """Nobody can follow up what is done by nobody, nowhere, on no day."""
    assert plans(pile, A="Plans to delay projects were mentioned.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Una Fell takes over from her brother until the owners meet on 12 June 2031.",
            ("Una Fell", "takes over from her brother"),
        ),
        ("The ministry has promised an answer next week.", ("The ministry", "promised an answer")),
        ("First payments could go out before 10 June 2031.", (None, "First payments could go out")),
    ],
)
def test_a_day_ahead_makes_a_step(pile: Read, text: str, expected: tuple[str | None, str]) -> None:
    """Presents, promises and "could" are steps where a day stands by them."""
    found = plans(pile, A=f"3 June 2031\n\n{text}")
    assert [(plan.actor, plan.action) for plan in found] == [expected]


def test_a_verb_with_its_object_is_one_deed_in_other_words(pile: Read) -> None:
    """To take office is to be sworn in."""
    found = plans(
        pile,
        A="The new governor of Norland will be sworn in on 5 May 2031.",
        B="The new governor of Norland will take office on 5 May 2031.",
    )
    assert [len(plan.anchors) for plan in found] == [2]


def test_a_part_called_off_leaves_the_rest(pile: Read) -> None:
    """One of three strikes that is off is no difference about the other two."""
    found = plans(
        pile,
        A="The strikes will be held on 4 and 5 May 2031.",
        B="One of three strikes has been called off.",
    )
    assert sorted(plan.status for plan in found) == ["decided", "dropped"]


def test_which_is_the_event_and_not_its_place(pile: Read) -> None:
    """The talks in a town are due to begin, not the town."""
    found = plans(pile, A="Envoys wait for the talks in Finland, which are to begin on Friday.")
    assert [plan.actor for plan in found if plan.begin == "Friday"] == [None]


def test_steps_of_one_undertaking_stand_together(pile: Read) -> None:
    """What one body does about one thing, told side by side, is one undertaking; a fair elsewhere is another."""
    text = (
        "The council plans to lift the sunken ferry in May. The council will pay twelve divers for the sunken ferry.\n\n"
        + "The weather was mild. " * 30
        + "\n\nNurses are to vote on a pay offer on 9 June 2031."
    )
    names = [plan.undertaking for plan in plans(pile, A=text)]
    assert len(names) == 3
    assert len(set(names)) == 2
