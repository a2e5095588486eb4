"""Finds what each word of a sentence depends on, with a transition-based parser, and how, with a second model for the labels.

The system is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011): SHIFT moves the next word to the stack, LEFT makes the top of the stack
depend on the next word, RIGHT on the word below it on the stack. It takes two steps a word. The features are those of Zhang and Nivre 2011.
"""

from __future__ import annotations

from typing import Final

from newsx.grammar.weights import MASK, Narrow, Wide, one, three, two

SHIFT: Final = 0
LEFT: Final = 1
RIGHT: Final = 2
_ACTIONS: Final = 600
"""The first template of features of actions; of labels."""
_LABELS: Final = 700
_ROOT_WORD: Final = 1
_NO_WORD: Final = 2
ROOT_TAG: Final = 97
_NO_TAG: Final = 98
_NO_LABEL: Final = 99
_FAR: Final = (0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 7)
"""How far apart two words are, in classes, by the number of words between them and one."""
_VERY_FAR: Final = 8


class State:
    """A sentence that is being parsed. The root stands after its last word, and after that what stands for a word that is not there.

    `words` and `tags` are numbers, `both` a number for a word with its tag. `heads` are -1 until they are known; so are `first_left`,
    `second_left`, `first_right` and `second_right`, the dependents of a word that are farthest from it on either side, of which `none`
    stands for a missing one.
    """

    def __init__(self, words: list[int], tags: list[int]) -> None:
        count = len(words)
        self.root, self.none = count, count + 1
        self.words = [*words, _ROOT_WORD, _NO_WORD]
        self.tags = [*tags, ROOT_TAG, _NO_TAG]
        self.both = [(self.words[at] + self.tags[at] * 0x1F123BB5) & MASK for at in range(count + 2)]
        self.stack: list[int] = []
        self.at = 0
        self.heads = [-1] * (count + 2)
        self.labels = [_NO_LABEL] * (count + 2)
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


def keys_of_action(state: State) -> list[int]:
    """The features of what to do next."""
    stack, none, root = state.stack, state.none, state.root
    words, tags, both, labels = state.words, state.tags, state.both, state.labels
    depth = len(stack)
    top = stack[depth - 1] if depth else none
    below = stack[depth - 2] if depth > 1 else none
    third = stack[depth - 3] if depth > 2 else none
    next_ = state.at
    after = next_ + 1 if next_ < root else none
    after_that = next_ + 2 if next_ + 1 < root else none
    top_left, top_right, top_right2 = state.first_left[top], state.first_right[top], state.second_right[top]
    top_left2 = state.second_left[top]
    below_left, below_right = state.first_left[below], state.first_right[below]
    next_left = state.first_left[next_]
    top_tag, below_tag, third_tag = tags[top], tags[below], tags[third]
    next_tag, after_tag, after_that_tag = tags[next_], tags[after], tags[after_that]
    top_both, below_both, next_both = both[top], both[below], both[next_]
    apart = next_ - top if top != none else 0
    near = _FAR[apart] if apart < 12 else _VERY_FAR
    apart = top - below if below != none else 0
    inner = _FAR[apart] if apart < 12 else _VERY_FAR
    base = _ACTIONS
    return [
        one(base, words[top]),
        one(base + 1, top_tag),
        one(base + 2, top_both),
        one(base + 3, words[next_]),
        one(base + 4, next_tag),
        one(base + 5, next_both),
        one(base + 6, words[below]),
        one(base + 7, below_both),
        one(base + 8, both[after]),
        one(base + 9, both[after_that]),
        two(base + 10, top_both, next_both),
        two(base + 11, top_both, next_tag),
        two(base + 12, top_tag, next_both),
        two(base + 13, words[top], words[next_]),
        two(base + 14, top_tag, next_tag),
        two(base + 15, below_both, top_both),
        two(base + 16, below_both, top_tag),
        two(base + 17, below_tag, top_both),
        two(base + 18, below_tag, top_tag),
        two(base + 19, below_tag, next_both),
        two(base + 20, next_both, after_tag),
        three(base + 21, top_tag, next_tag, after_tag),
        three(base + 22, below_tag, top_tag, next_tag),
        three(base + 23, third_tag, below_tag, top_tag),
        three(base + 24, next_tag, after_tag, after_that_tag),
        three(base + 25, top_tag, tags[top_left], next_tag),
        three(base + 26, top_tag, tags[top_right], next_tag),
        three(base + 27, top_tag, tags[next_left], next_tag),
        three(base + 28, below_tag, tags[below_right], top_tag),
        three(base + 29, below_tag, tags[top_left], top_tag),
        three(base + 30, below_tag, tags[below_left], top_tag),
        three(base + 31, top_tag, next_tag, near),
        two(base + 32, top_both, near),
        two(base + 33, next_both, near),
        three(base + 34, below_tag, top_tag, inner),
        three(base + 35, top_both, state.lefts[top], state.rights[top]),
        two(base + 36, next_both, state.lefts[next_]),
        two(base + 37, below_both, state.rights[below]),
        three(base + 38, top_both, labels[top_left], labels[top_right]),
        three(base + 39, next_tag, labels[next_left], top_tag),
        three(base + 40, below_both, labels[below_right], labels[below_left]),
        three(base + 41, top_tag, labels[top_right], labels[top_right2]),
        three(base + 42, top_tag, labels[top_left], labels[top_left2]),
        three(base + 43, top_both, words[top_left], next_tag),
        three(base + 44, top_both, words[top_right], next_tag),
        three(base + 45, below_tag, top_both, next_tag),
        three(base + 46, below_both, top_tag, next_tag),
        three(base + 47, below_tag, top_tag, next_both),
        two(base + 48, words[below], words[top]),
    ]


def keys_of_label(state: State, word: int, head: int) -> list[int]:
    """The features of how a word depends on its head, which it is about to be joined with."""
    words, tags, both, labels = state.words, state.tags, state.both, state.labels
    apart = head - word if head > word else word - head
    far = (_FAR[apart] if apart < 12 else _VERY_FAR) + (16 if head > word else 0)
    left, right = state.first_left[word], state.first_right[word]
    sibling = state.first_left[head] if head > word else state.first_right[head]
    side = 1 if head > word else 0
    last = tags[word - 1] if word > 0 else _NO_TAG
    tag, head_tag = tags[word], tags[head]
    base = _LABELS
    return [
        two(base, both[word], side),
        two(base + 1, both[head], side),
        three(base + 2, tag, head_tag, far),
        three(base + 3, both[word], head_tag, side),
        three(base + 4, tag, both[head], side),
        three(base + 5, words[word], words[head], side),
        three(base + 6, tag, tags[left], head_tag),
        three(base + 7, tag, words[left], head_tag),
        three(base + 8, tag, labels[left], labels[right]),
        three(base + 9, tag, labels[sibling], head_tag),
        three(base + 10, tag, labels[sibling], both[head]),
        three(base + 11, last, tag, tags[word + 1]),
        three(base + 12, tag, tags[word + 1], side),
        three(base + 13, tag, words[left], words[head]),
        two(base + 14, tag, words[word - 1] if word > 0 else _NO_WORD),
        three(base + 15, tag, labels[left], head_tag),
        three(base + 16, tag, words[right], head_tag),
        three(base + 17, labels[state.second_left[word]], labels[left], tag),
        three(base + 18, labels[state.first_left[head]], labels[state.first_right[head]], head_tag),
        two(base + 19, words[left], both[word]),
    ]


def parse(state: State, actions: Narrow, weights: Wide) -> None:
    """Takes all steps for a sentence: afterwards `state.heads` and `state.labels` are known for all its words. One word has the root."""
    while not state.is_done():
        depth, at_end = len(state.stack), state.at == state.root
        if depth == 0 or (at_end and depth == 1):
            take(state, LEFT if depth else SHIFT, weights)
            continue
        shift, left, right = actions.scores(keys_of_action(state))
        action = LEFT
        if at_end or (depth > 1 and right > left and right > shift):
            action = RIGHT
        elif shift >= left:
            action = SHIFT
        take(state, action, weights)


def take(state: State, action: int, weights: Wide) -> None:
    """Takes a step; a new arc has the label that the model finds likeliest."""
    if action == SHIFT:
        state.shift()
        return
    word = state.stack[-1]
    head = state.at if action == LEFT else state.stack[-2]
    label = weights.best(weights.sum(keys_of_label(state, word, head)))
    if action == LEFT:
        state.attach_left(label)
    else:
        state.attach_right(label)
