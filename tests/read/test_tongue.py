"""Variorum reads English, and refuses only what is surely something else."""

from __future__ import annotations

import pytest

from variorum.errors import ReadError
from variorum.read.tongue import language

FOREIGN = {
    "French": "Le pont sur la Ree a été fermé lundi après la découverte d'une fissure dans une pile, a annoncé le comté. "
    "Les automobilistes ont été invités à rester chez eux, et personne ne sait combien de temps cela va durer.",
    "German": "Die Brücke über die Ree wurde am Montag geschlossen, nachdem in einem Pfeiler ein Riss gefunden worden war, "
    "teilte der Kreis mit. Autofahrer sollen zu Hause bleiben, und niemand weiß, wie lange die Sperrung dauern wird.",
    "Spanish": "El puente sobre el Ree fue cerrado el lunes después de que se encontrara una grieta en un pilar, informó el "
    "condado. Se pidió a los conductores que se quedaran en casa, y nadie sabe cuánto tiempo durará el cierre.",
    "Russian": "Мост через Ри закрыли в понедельник после того, как в опоре нашли трещину, сообщили власти округа. "
    "Водителей попросили остаться дома, и никто не знает, как долго продлится закрытие моста.",
    "Dutch": "De brug over de Ree werd maandag gesloten nadat in een pijler een scheur was gevonden, meldde de provincie. "
    "Automobilisten kregen het advies thuis te blijven en niemand weet hoe lang de sluiting zal duren.",
}
ENGLISH = (
    (
        "Since Monday is the bridge locked, over which every day the school children from Corley go to Tallis. The county has it "
        "so decided, stands in a writing. «I have the crack with my own eyes seen and become no answer,» says a neighbour to us."
    ),
    (
        "Vardø, Šimonytė, Łódź, Kyiv and Århus were the towns that the ministers named: Przewalski (Poland), Šimonytė (Lithuania), "
        "Jørgensen (Denmark), Guðmundsdóttir (Iceland) and Müller-Lüdenscheidt (Germany) all signed."
    ),
    (
        "The minister wrote: « Le pont sera fermé jusqu'à nouvel ordre et personne ne sait combien de temps cela va durer. » He told "
        "reporters that it would be in nobody's interest to say more before the divers had been there."
    ),
)


@pytest.mark.parametrize("name", FOREIGN)
def test_another_language_is_named(name: str) -> None:
    """The error says which language it looks like, and what to do."""
    with pytest.raises(ReadError, match=f"looks like {name}; Variorum reads English"):
        language("a.txt", FOREIGN[name])


@pytest.mark.parametrize("text", ENGLISH)
def test_odd_english_is_english(text: str) -> None:
    """A machine's English, foreign names and foreign quotations are no reason to refuse."""
    assert language("a.txt", text) in ("en", None)


@pytest.mark.parametrize("text", ["Fermé.", "Bridge closed.", "Обвал моста", "12 345 678", ""])
def test_too_little_to_tell(text: str) -> None:
    """A few words are never refused."""
    assert language("a.txt", text) is None
