"""Finds what each word of a sentence depends on, and how, with a transition-based parser.

The system is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011): SHIFT moves the next word to the stack, LEFT makes the top of the stack
depend on the next word, RIGHT on the word below it on the stack. It takes two steps a word. What speaks for each is said by a network
(`newsx.grammar.network`), which sees the words, the tags and the labels around.
"""

from __future__ import annotations

from typing import Final

from newsx.grammar.network import NO_WORD, ROOT_WORD, Network
from newsx.packed import i64, vec

SHIFT: Final = 0
LEFT: Final = 1
RIGHT: Final = 2
PLACES: Final = 20
"""The words that are looked at in a step."""
WORDED: Final = 10
"""Of the first so many the word counts; of the others only the tag does."""
FIRST_LABELLED: Final = 5
LABELLED: Final = 9
"""Those that have labels: places 5 to 13."""
_FAR: Final = (0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 7)
"""How far apart two words are, in classes, by the number of words between them and one."""
_VERY_FAR: Final = 8
_NOT_THERE: Final = 9
_CLASSES: Final = 10
_MANY: Final = 3
_FIRST_COUNT: Final = 20
_COUNTS: Final = 4
"""The marks of numbers of dependents begin after those of distances; each has one for none to many."""
_MARKS_AT_ONCE: Final = 8
MARKS: Final = 2 * _CLASSES + 5 * (_MANY + 1) + 2
"""Other things that a step is told by, each with a number: two distances, five numbers of dependents, whether the treebank is silver."""
SILVER: Final = MARKS - 1


class State:
    """A sentence that is being parsed. The root stands after its last word, and after that what stands for a word that is not there.

    `words` are entries of the network, `tags` numbers. `heads` are -1, `labels` 0 until they are known; so are `first_left`,
    `second_left`, `first_right` and `second_right`, the dependents of a word that are farthest from it on either side, of which `none`
    stands for a missing one.
    """

    def __init__(self, words: list[int], tags: list[int], tag_count: int, *, silver: bool) -> None:
        count = len(words)
        self.root, self.none = count, count + 1
        self.words = [*words, ROOT_WORD, NO_WORD]
        self.tags = [*tags, tag_count, tag_count + 1]
        self.silver = silver
        self.stack: list[int] = []
        self.at = 0
        self.heads = [-1] * (count + 2)
        self.labels = [0] * (count + 2)
        self.first_left, self.second_left = [count + 1] * (count + 2), [count + 1] * (count + 2)
        self.first_right, self.second_right = [count + 1] * (count + 2), [count + 1] * (count + 2)
        self.lefts, self.rights = [0] * (count + 2), [0] * (count + 2)

    def is_done(self) -> bool:
        return self.at == self.root and not self.stack

    def shift(self) -> None:
        self.stack.append(self.at)
        self.at += 1

    def attach_left(self, label: int) -> None:
        """Makes the top of the stack depend on the next word."""
        word, head = self.stack.pop(), self.at
        self.heads[word], self.labels[word] = head, label
        self.second_left[head], self.first_left[head] = self.first_left[head], word
        self.lefts[head] += 1

    def attach_right(self, label: int) -> None:
        """Makes the top of the stack depend on the word below it."""
        word = self.stack.pop()
        head = self.stack[-1]
        self.heads[word], self.labels[word] = head, label
        self.second_right[head], self.first_right[head] = self.first_right[head], word
        self.rights[head] += 1

    def take(self, action: int, label: int) -> None:
        """Takes a step; a new arc gets the label."""
        if action == SHIFT:
            self.shift()
        elif action == LEFT:
            self.attach_left(label)
        else:
            self.attach_right(label)

    def places(self) -> vec[i64]:
        """The words that are looked at: the last of the stack, the next ones, and their outermost dependents."""
        stack, none, root, at = self.stack, self.none, self.root, self.at
        depth = len(stack)
        top = stack[depth - 1] if depth else none
        below = stack[depth - 2] if depth > 1 else none
        top_right, next_left = self.first_right[top], self.first_left[at]
        found = vec[i64]([0] * PLACES)
        found[0] = top
        found[1] = below
        found[2] = at
        found[3] = at + 1 if at < root else none
        found[4] = at - 1 if at > 0 else none
        found[5] = self.first_left[top]
        found[6] = top_right
        found[7] = self.first_left[below]
        found[8] = self.first_right[below]
        found[9] = next_left
        found[10] = self.second_left[top]
        found[11] = self.second_right[top]
        found[12] = self.second_right[below]
        found[13] = self.second_left[at]
        found[14] = stack[depth - 3] if depth > 2 else none
        found[15] = stack[depth - 4] if depth > 3 else none
        found[16] = at + 2 if at + 1 < root else none
        found[17] = at + 3 if at + 2 < root else none
        found[18] = self.first_right[top_right]
        found[19] = self.first_left[next_left]
        return found

    def marks(self) -> vec[i64]:
        """The numbers of the other things that a step is told by."""
        stack, none, at = self.stack, self.none, self.at
        depth = len(stack)
        top = stack[depth - 1] if depth else none
        below = stack[depth - 2] if depth > 1 else none
        found = vec[i64]([0] * _MARKS_AT_ONCE)
        found[0] = _far(at - top) if depth else _NOT_THERE
        found[1] = _CLASSES + (_far(top - below) if depth > 1 else _NOT_THERE)
        found[2] = _FIRST_COUNT + _up_to_many(self.lefts[top])
        found[3] = _FIRST_COUNT + _COUNTS + _up_to_many(self.rights[top])
        found[4] = _FIRST_COUNT + 2 * _COUNTS + _up_to_many(self.lefts[at])
        found[5] = _FIRST_COUNT + 3 * _COUNTS + _up_to_many(self.rights[below])
        found[6] = _FIRST_COUNT + 4 * _COUNTS + _up_to_many(self.lefts[below])
        found[7] = SILVER if self.silver else SILVER - 1
        return found


def at_places(values: list[int], places: vec[i64], first: i64, count: i64) -> vec[i64]:
    """The values (words, tags or labels) of `count` of the places, from one on."""
    found = vec[i64]([0] * count)
    number: i64 = 0
    while number < count:
        found[number] = values[places[first + number]]
        number += 1
    return found


def _far(apart: int) -> int:
    return _FAR[apart] if apart < len(_FAR) else _VERY_FAR


def _up_to_many(count: int) -> int:
    return count if count < _MANY else _MANY


def parse(state: State, network: Network) -> None:
    """Takes all steps for a sentence: afterwards `state.heads` and `state.labels` are known for all its words. One word has the root."""
    words, tags = state.words, state.tags
    network.begin()
    while not state.is_done():
        depth, at_end = len(state.stack), state.at == state.root
        if depth == 0:
            state.shift()
            continue
        places = state.places()
        hidden = network.hidden(
            at_places(words, places, 0, WORDED),
            at_places(tags, places, 0, PLACES),
            at_places(state.labels, places, FIRST_LABELLED, LABELLED),
            state.marks(),
        )
        action = LEFT
        if at_end:
            action = RIGHT if depth > 1 else LEFT
        else:
            shift, left, right = network.scores(hidden)
            if depth > 1 and right > left and right > shift:
                action = RIGHT
            elif shift >= left:
                action = SHIFT
        state.take(action, network.label(hidden, action == LEFT) if action != SHIFT else 0)
