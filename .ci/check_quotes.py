#!/usr/bin/env python3
"""Checks every quote of a dossier without the program's own code: `sayso convert DOSSIER - | .ci/check_quotes.py -`.

Reads the JSON that `sayso convert` writes, looks every quote up in the texts by the rules of the format (folds, borders,
results), written here a second time, and compares the result, the place, the folds and what else is said. Prints the
counts by result and every mismatch, and exits with 1 if there is one. Needs nothing but Python's own library.
"""

import collections
import functools
import json
import re
import sys
import unicodedata

# Characters that stand for something in folded text.
BROKEN, LINE, BREAK, MINUS = "\ue000", "\ue001", "\ue002", "\ue003"

QUOTES, DASHES, SPACES, SOFT, COMPOSED, LIGATURES, INVISIBLE, DOTS, WORDS, PAGES = NAMES = (
    "quotation marks", "dashes", "white space", "soft hyphens", "letter composition", "ligatures",
    "invisible characters", "dots", "words broken at line ends", "page breaks")
ALL = frozenset(NAMES)

SINGLE, DOUBLE = set("'’‘‚‛ʼ′`׳"), set("\"“”„‟«»″״")
DASH, HYPHEN, LINE_HYPHEN = set("-‐‑‒–—―"), set("-‐‑־"), set("-‐¬⸗")
SIGN = set("+−-–")
UNSEEN = {chr(c) for a, b in ((0x200B, 0x200F), (0x202A, 0x202C), (0x2060, 0x2060), (0x2066, 0x2069), (0xFEFF, 0xFEFF))
          for c in range(a, b + 1)}
LIGATURE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ſ": "s"}
PERSIAN = {"ي": "ی", "ك": "ک"}
PERCENT, CURRENCY_MORE = set("%‰‱°٪％℃℉"), set("﷼")
WIDE_SIGN, LIMIT = set("＋－"), set("±<>≤≥≈~")
HAN_NUMBER, HAN_POINT = set("〇零一二两兩三四五六七八九十百千万萬亿億兆廿卅"), set("点點")
UNIT = re.compile(r"(?<![^\W\d_])(?:m|mm|cm|dm|km|ft|in|yd|м|мм|см|дм|км|متر)$")
# Words that multiply the number before them.
SCALE = set("""hundred thousand million millions billion billions trillion trillions bn mn tn
    hundert tausend tsd mio mrd million millionen milliarde milliarden billion billionen mille milliers milliard milliards
    mil millón millones millardo mila milione milioni miliardo miliardi milhão milhões bilhão bilhões
    тыс тысяча тысячи тысяч млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов
    milyon milyar trilyon هزار میلیون میلیارد ألف مليون مليار""".split())
LIST_MARK = re.compile(r"(?:[-*•‣◦·–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t\u00a0]+", re.I)
PRONOUNS = set("i you he she it we they who what that there here let".split())
PAGE_LINE = re.compile(r"\[p\. ?[\w-]+\]$")


class Piece:
    """One character of folded text: what it is compared as, what stood there, and where."""
    __slots__ = ("char", "raw", "start", "end")

    def __init__(self, char, raw, start, end):
        self.char, self.raw, self.start, self.end = char, raw, start, end


def is_space(c):
    return c.isspace()


def is_letter(c):
    return unicodedata.category(c)[0] == "L"


def is_superscript(c):
    return c in "²³¹" or "\u2070" <= c <= "\u2079"


def is_number(c):
    return unicodedata.category(c)[0] == "N" and not is_superscript(c)


def is_word(c):
    return c == BROKEN or is_letter(c) or is_number(c)


def is_currency(c):
    return unicodedata.category(c) == "Sc" or c in CURRENCY_MORE


def is_katakana(c):
    return "\u30a1" <= c <= "\u30fa" or c in "ーヽヾ" or "\u31f0" <= c <= "\u31ff" or "\uff66" <= c <= "\uff9d"


@functools.lru_cache(maxsize=None)
def is_unspaced(c):
    n = ord(c)
    ranges = ((0x3400, 0x9FFF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF), (0xF900, 0xFAFF),
              (0xFF66, 0xFF9D), (0x20000, 0x3FFFF), (0x0E00, 0x0EFF), (0x1780, 0x17FF), (0x1000, 0x109F))
    return any(a <= n <= b for a, b in ranges) and unicodedata.category(c)[0] in "LMN"


# Folding.

def joins(group, c):
    """Whether NFC makes one letter of a group and the next character, as of the parts of a Korean syllable."""
    before = unicodedata.normalize("NFC", "".join(piece.char for piece in group))
    return unicodedata.normalize("NFC", before + c) != before + c


def composed(pieces):
    """NFC, Arabic presentation forms and the Persian letters, with places kept."""
    groups = []
    for piece in pieces:
        c = piece.char
        if groups and ord(c) > 127 and (unicodedata.combining(c) or joins(groups[-1], c)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    out = []
    for group in groups:
        text = "".join(piece.char for piece in group)
        new = unicodedata.normalize("NFC", text)
        new = "".join(unicodedata.normalize("NFKC", c) if "\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" else c
                      for c in new)
        new = "".join(PERSIAN.get(c, c) for c in new)
        if new == text:
            out += group
        else:
            out += [Piece(c, c, group[0].start, group[-1].end) for c in new]
    return out


def page_breaks(text):
    """The stretches of a text that are page breaks: (start, end) from the end of a line to the beginning of another."""
    lines, at = [], 0
    for line in re.split(r"(\r\n|\n|\r|\f)", text):
        lines.append((line, at))
        at += len(line)
    rows = [(lines[i][0], lines[i][1], lines[i + 1][0] if i + 1 < len(lines) else "") for i in range(0, len(lines), 2)]

    numbers = [int(row[0]) for row in rows if row[0].strip().isdecimal()]
    rising = len(numbers) > 2 and all(0 < b - a < 3 for a, b in zip(numbers, numbers[1:]))

    def is_mark(row):
        return row[2] == "\f" or PAGE_LINE.match(row[0].strip()) or row[0].strip().isdecimal()

    def shape(row):
        return re.sub(r"\d+", "0", row[0].strip())

    shapes = collections.Counter(shape(row) for row in rows if row[0].strip())
    found, i = [], 0
    while i < len(rows):
        row = rows[i]
        plain = row[0].strip()
        if not (plain == "" or is_mark(row) or shapes[shape(row)] > 2):
            i += 1
            continue
        # A run of lines that may belong to a page break.
        j = i
        while j < len(rows) and (rows[j][0].strip() == "" or is_mark(rows[j]) or shapes[shape(rows[j])] > 2):
            j += 1
        first = i - 1 if i and rows[i - 1][2] != "" else i
        feed = any(rows[k][2] == "\f" for k in range(max(i - 1, 0), j))
        told = any(PAGE_LINE.match(rows[k][0].strip()) for k in range(i, j))
        number = rising and any(rows[k][0].strip().isdecimal() for k in range(i, j))
        if i and j < len(rows) and (feed or told or number):
            found.append((rows[first][1] + len(rows[first][0].rstrip()), rows[j][1] + len(rows[j][0]) - len(rows[j][0].lstrip())))
        i = j
    # A form feed between two lines of text.
    for k, row in enumerate(rows[:-1]):
        if row[2] == "\f":
            start, end = row[1] + len(row[0]), rows[k + 1][1]
            if not any(a <= start and end <= b for a, b in found):
                found.append((start, end))
    return sorted(found)


def headings(text):
    """The ends of lines that are headings: in capitals, or with #."""
    ends = []
    for match in re.finditer(r"[^\r\n\f]+", text):
        line = match.group().strip()
        letters = [c for c in line if is_letter(c)]
        capital = len(letters) > 3 and not any(c.islower() for c in letters) and any(c.isupper() for c in letters)
        if re.match(r"#+\s", line) or capital and all(c.isupper() for c in letters):
            ends.append((match.start(), match.end()))
    return ends


class Folded:
    """A text after some folds: its pieces, and the characters in one string."""

    def __init__(self, text, folds=ALL, joined=False, is_quote=False):
        pieces = [Piece(c, c, at, at + 1) for at, c in enumerate(text)]
        if PAGES in folds and not is_quote:
            pieces = without(pieces, page_breaks(text))
        if COMPOSED in folds:
            pieces = composed(pieces)
        if INVISIBLE in folds:
            pieces = [piece for piece in pieces if piece.char not in UNSEEN]
        if SOFT in folds:
            pieces = soft(pieces)
        if LIGATURES in folds:
            pieces = [Piece(c, c, piece.start, piece.end) for piece in pieces
                      for c in LIGATURE.get(piece.char, piece.char)]
        self.heads = [] if is_quote else headings(text)
        if WORDS in folds and not is_quote:
            pieces = broken(pieces)
        pieces = spaced(pieces, folds, joined, self.heads)
        if DOTS in folds:
            pieces = dotted(pieces)
        pieces = signs(pieces, folds)
        while is_quote and SPACES in folds and pieces and pieces[0].char in (" ", BREAK, LINE):
            pieces = pieces[1:]
        while is_quote and SPACES in folds and pieces and pieces[-1].char in (" ", BREAK, LINE):
            pieces = pieces[:-1]
        self.pieces = pieces
        self.text = "".join(piece.char for piece in pieces)
        self.raw = [piece.raw for piece in pieces]
        self.starts = [piece.start for piece in pieces]
        self.lower = "".join(lowered(piece.char) for piece in pieces)
        self.plain = not (BROKEN in self.text or LINE in self.text)


def without(pieces, stretches):
    """Each stretch becomes one line break."""
    out, at = [], 0
    for start, end in stretches:
        out += pieces[at:start] + ([Piece("\n", "\f", start, end)] if end > start else [])
        at = max(at, end)
    return out + pieces[at:]


def soft(pieces):
    out, i = [], 0
    while i < len(pieces):
        if pieces[i].char != "\u00ad":
            out.append(pieces[i])
            i += 1
            continue
        j = i + 1
        while j < len(pieces) and is_space(pieces[j].char):
            j += 1
        gap = "".join(piece.char for piece in pieces[i + 1:j])
        i = j if len(re.findall(r"\r\n|\n|\r", gap)) == 1 else i + 1
    return out


def broken(pieces):
    out, i = [], 0
    while i < len(pieces):
        piece = pieces[i]
        if piece.char in LINE_HYPHEN and out and (is_letter(out[-1].char) or unicodedata.combining(out[-1].char)):
            j = i + 1
            while j < len(pieces) and is_space(pieces[j].char):
                j += 1
            gap = "".join(piece.char for piece in pieces[i + 1:j])
            if len(re.findall(r"\r\n|\n|\r", gap)) == 1 and j < len(pieces) and is_letter(pieces[j].char):
                out.append(Piece(BROKEN, BROKEN, piece.start, pieces[j].start))
                i = j
                continue
        out.append(piece)
        i += 1
    return out


def spaced(pieces, folds, joined, heads):
    """White space: one space each, or a break of the text."""
    if SPACES not in folds and not joined:
        return [Piece(" ", "\n", piece.start, piece.end) if piece.raw == "\f" and piece.end > piece.start + 1 else piece
                for piece in pieces]
    out, i, text = [], 0, "".join(piece.char for piece in pieces)
    while i < len(pieces):
        run = re.compile(r"(?:\s|(?<!\w)\|(?!\w))+" if joined else r"\s+").match(text, i)
        if not run:
            out.append(pieces[i])
            i += 1
            continue
        j, gap = run.end(), run.group()
        breaks = len(re.findall(r"\r\n|\n|\r", gap))
        start, end = pieces[i].start, pieces[j - 1].end
        is_break = breaks > 1 or "|" in gap or (not breaks and ("\t" in gap or re.search(r"[^\S\t]{3}", gap)))
        mark = breaks and LIST_MARK.match(text, j)
        if breaks and any(a < start <= b or a <= end < b for a, b in heads):
            is_break = True
        if "\u2029" in gap or breaks and are_rows(text, i, j):
            is_break = True
        if joined and mark:
            j, end = mark.end(), pieces[mark.end() - 1].end
        head = re.compile(r"#+\s+").match(text, j)
        if joined and breaks and head:
            j, end = head.end(), pieces[head.end() - 1].end
        char = " "
        if is_break and not joined:
            char = BREAK
        elif breaks and out and j < len(pieces) and is_unspaced(out[-1].char) and is_unspaced(pieces[j].char):
            char = LINE
        behind = pieces[j].char if j < len(pieces) else ""
        opened = out and out[-1].char == "«" and not (len(out) > 1 and is_word(out[-2].char))
        closed = behind == "»" and not (j + 1 < len(pieces) and is_word(pieces[j + 1].char))
        drop = not is_break and (opened or closed or behind and behind in ";:!?")
        if not drop:
            out.append(Piece(char, "\n" if breaks else " ", start, end))
        i = j
    return out


def are_rows(text, end, start):
    """Whether the lines before and behind a line end are rows of a table."""
    before = re.split(r"[\r\n]", text[max(0, end - 400):end])[-1].strip()
    behind = re.split(r"[\r\n]", text[start:start + 400])[0].strip()
    return all(re.search(r"\t|[^\S\n]{3}|\|", line) for line in (before, behind))


def dotted(pieces):
    text, out, at = "".join(piece.char for piece in pieces), [], 0
    for match in re.finditer(r"\.\s?\.\s?\.", text):
        out += pieces[at:match.start()]
        out.append(Piece("…", "…", pieces[match.start()].start, pieces[match.end() - 1].end))
        at = match.end()
    return out + pieces[at:]


def signs(pieces, folds):
    """Quotation marks and dashes."""
    out, i = [], 0
    while i < len(pieces):
        piece = pieces[i]
        c = piece.char
        after = pieces[i + 1].char if i + 1 < len(pieces) else ""
        before = pieces[i - 1].char if i else ""
        if QUOTES in folds and c in SINGLE:
            if after in SINGLE and after:
                out.append(Piece('"', '"', piece.start, pieces[i + 1].end))
                i += 2
                continue
            out.append(Piece("'", "'", piece.start, piece.end))
        elif QUOTES in folds and c in DOUBLE:
            out.append(Piece('"', '"', piece.start, piece.end))
        elif DASHES in folds and c in SIGN and after and is_number(after) and not binds_sign(before):
            out.append(Piece("+" if c == "+" else MINUS, c, piece.start, piece.end))
        elif DASHES in folds and c == "-" and after == "-":
            out.append(Piece("-", "—", piece.start, pieces[i + 1].end))
            i += 2
            continue
        elif DASHES in folds and c in DASH:
            out.append(Piece("-", c, piece.start, piece.end))
        else:
            out.append(piece)
        i += 1
    return out


def binds_sign(c):
    """Whether + or - behind this character is no sign of a number."""
    return bool(c) and is_word(c) and not is_unspaced(c)


@functools.lru_cache(maxsize=None)
def lowered(c):
    folded = c.casefold()
    if len(folded) == 1:
        return folded
    return c.lower() if len(c.lower()) == 1 else c


@functools.lru_cache(maxsize=20000)
def folded_quote(text, folds=ALL, joined=False):
    return Folded(text, folds, joined, is_quote=True)


# Borders.

def cuts(text, at):
    """Whether a border before piece `at` of a folded text is inside a word or number."""
    raw = text.raw
    if at <= 0 or at >= len(raw):
        return False
    a, b = raw[at - 1], raw[at]
    if text.pieces[at - 1].start == text.pieces[at].start and text.pieces[at - 1].end == text.pieces[at].end:
        return True  # Inside a ligature.
    if unicodedata.category(b)[0] == "M":
        return True
    if is_unspaced(a) or is_unspaced(b):
        both = is_katakana(a) and is_katakana(b)
        digits = [c in HAN_NUMBER or is_number(c) for c in (get(raw, at - 2), a, b, get(raw, at + 1))]
        point = (a in HAN_POINT and digits[0] and digits[2]) or (b in HAN_POINT and digits[1] and digits[3])
        return both or (digits[1] and digits[2]) or point
    if unicodedata.category(a)[0] == "M":
        # What a mark stands on decides.
        k = at - 1
        while k and unicodedata.category(raw[k])[0] == "M":
            k -= 1
        a = raw[k]
    if is_word(a) and is_word(b):
        return True
    if (is_letter(a) and is_currency(b)) or (is_currency(a) and is_letter(b)):
        return True
    if is_superscript(b):
        if is_number(a) or is_superscript(a):
            return True
        return bool(UNIT.search("".join(raw[max(0, at - 5):at])))
    return in_compound(raw, at) or in_marks(raw, at) or in_contraction(raw, at) or in_initials(raw, at) or in_number(raw, at)


def get(raw, at):
    return raw[at] if 0 <= at < len(raw) else " "


def in_compound(raw, at):
    """Beside a hyphen of a compound, which may stand at a line end."""
    for k in (at - 2, at - 1, at):
        if get(raw, k) in HYPHEN and is_word(get(raw, k - 1)):
            if k > at - 2 and is_word(get(raw, k + 1)):
                return True
            if get(raw, k + 1) == "\n" and is_word(get(raw, k + 2)) and (is_number(get(raw, k - 1)) or is_number(get(raw, k + 2))):
                return True
    return False


def in_marks(raw, at):
    """Beside a sign between two letters that does not part words."""
    for k in (at - 1, at):
        if get(raw, k) in set("*_·‧&") and is_letter(get(raw, k - 1)) and is_letter(get(raw, k + 1)):
            return True
    return get(raw, at - 1) in set(")]}") and is_letter(get(raw, at - 2)) and is_letter(get(raw, at))


def word_before(raw, at):
    k = at
    while k > 0 and is_word(raw[k - 1]):
        k -= 1
    return "".join(raw[k:at]).lower()


def word_behind(raw, at):
    k = at
    while k < len(raw) and is_word(raw[k]):
        k += 1
    return "".join(raw[at:k]).lower()


def in_contraction(raw, at):
    for mark in (at, at - 1):
        if get(raw, mark) != "'":
            continue
        before, behind = word_before(raw, mark), word_behind(raw, mark + 1)
        if before and (behind in ("t", "re", "ve", "ll", "d", "m") or behind == "s" and before in PRONOUNS):
            return True
        if mark == at - 1 and before == "n" and behind:
            return True
    return False


def in_initials(raw, at):
    """Beside the point of an initial that has another initial behind it."""
    def is_initial(k):
        return is_letter(get(raw, k)) and get(raw, k + 1) == "." and not is_word(get(raw, k - 1))
    if is_initial(at - 1):
        at += 1
    point = at - 1
    while point > 0 and (is_space(raw[point]) or raw[point] in HYPHEN) and at - point < 3:
        point -= 1
    if raw[point] != "." or not is_initial(point - 1):
        return False
    behind = at
    while behind < len(raw) and (is_space(raw[behind]) or raw[behind] in HYPHEN) and behind - at < 2:
        behind += 1
    return is_initial(behind)


def in_number(raw, at):
    a, b = raw[at - 1], raw[at]
    joins = set(".,:/'٫٬，．：／^_·") | DASH
    for k in (at - 1, at):
        if get(raw, k) in joins and is_number(get(raw, k - 1)) and is_number(get(raw, k + 1)):
            return True
        # Groups of three, set apart by a space.
        if is_space(get(raw, k)) and all(is_number(get(raw, k + n)) for n in (1, 2, 3)) and not is_number(get(raw, k + 4)):
            digits = 0
            while is_number(get(raw, k - 1 - digits)):
                digits += 1
            if 0 < digits < 4:
                return True
        # A fraction behind a whole number.
        behind = "".join(raw[k + 1:k + 8])
        if is_space(get(raw, k)) and is_number(get(raw, k - 1)) and (re.match(r"\d{1,2}[/⁄]\d", behind) or
                                                                     re.match(r"[¼-¾⅐-⅞]", behind)):
            return True
        # A word that multiplies the number.
        if is_space(get(raw, k)) and is_number(get(raw, k - 1)) and word_behind(raw, k + 1) in SCALE:
            return True
    if a in SIGN | WIDE_SIGN and not binds_sign(get(raw, at - 2)):
        money = re.match(r"[A-Z]{0,3}(.)\d", "".join(raw[at:at + 5]))
        if is_number(b) or money and is_currency(money.group(1)):
            return True
    if a in LIMIT and is_number(b):
        return True
    if a in ".,'٫" and is_number(b) and not is_word(get(raw, at - 2)):
        return True
    # A percent or currency sign beside it, with a space or none.
    for left, right in ((at - 1, at), (at - 2, at), (at - 1, at + 1)):
        if right - left == 2 and not is_space(get(raw, left + 1)):
            continue
        x, y = get(raw, left), get(raw, right)
        for one, other in ((x, y), (y, x)):
            if (one in PERCENT or is_currency(one)) and is_number(other):
                return True
    return False


# Looking quotes up.

class Document:
    def __init__(self, text):
        self.source = text
        self.cache = {}

    def folded(self, folds=ALL, joined=False):
        key = (folds, joined)
        if key not in self.cache:
            self.cache[key] = Folded(self.source, folds, joined)
        return self.cache[key]


def pattern(quote):
    """The quote as a pattern, in which a broken word has the reading that the quote has."""
    out, i = [], 0
    while i < len(quote):
        c, after = quote[i], quote[i + 1:i + 2]
        before = quote[i - 1:i]
        if c == "-" and before and is_letter(before):
            if after and is_letter(after):
                out.append(f"(?:-|{BROKEN})")
                i += 1
                continue
            if after == " " and quote[i + 2:i + 3] and is_letter(quote[i + 2]):
                out.append(f"(?:- |{BROKEN})")
                i += 2
                continue
        out.append({" ": f"[ {LINE}]", LINE: f"[ {LINE}]", BREAK: f"[ {LINE}{BREAK}]"}.get(c, re.escape(c)))
        if after and (is_letter(c) or unicodedata.combining(c)) and is_letter(after):
            out.append(f"[{BROKEN}{LINE}]?" if is_unspaced(c) and is_unspaced(after) else f"{BROKEN}?")
        i += 1
    return "".join(out)


def places(document, quote, case=True, joined=False, folds=ALL):
    """The places of a quote, as pairs of pieces of the folded text."""
    text = document.folded(folds, joined)
    words = folded_quote(quote, folds, joined)
    here, there = (text.text, words.text) if case else (text.lower, words.lower)
    if not there:
        return []
    found = []
    there = there.replace(LINE, " ")
    if text.plain and BREAK not in there:
        at = here.find(there)
        while at >= 0:
            found.append((at, at + len(there)))
            at = here.find(there, at + 1)
        return found
    return [(match.start(1), match.end(1)) for match in re.finditer(f"(?=({pattern(there)}))", here)]


def at_borders(document, found, joined=False):
    text = document.folded(joined=joined)
    return [(a, b) for a, b in found if not cuts(text, a) and not cuts(text, b)]


def stands_between(document, place, prefix, suffix):
    text, (a, b) = document.folded().text, place
    before, behind = text[:a].rstrip(" " + BREAK), text[b:].lstrip(" " + BREAK)
    if prefix and not before.endswith(folded_quote(prefix).text):
        return False
    return not suffix or behind.startswith(folded_quote(suffix).text)


def source_of(document, place, joined=False):
    pieces = document.folded(joined=joined).pieces
    return pieces[place[0]].start, pieces[place[1] - 1].end


def expected(documents, piece):
    """The result of a quote by the rules, with all its places."""
    named, quote = documents[piece["doc"]], piece["quote"]
    if named is None or not any(is_word(c) or is_superscript(c) for c in quote):
        return "cited", named, []
    found = at_borders(named, places(named, quote))
    if found:
        fitting = [place for place in found if stands_between(named, place, piece["prefix"], piece["suffix"])]
        if not fitting:
            return "context", named, [source_of(named, place) for place in found]
        sources = [source_of(named, place) for place in fitting]
        exact = [(a, b) for a, b in sources if named.source[a:b] == quote]
        raw = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", named.source)] if not exact else []
        exact = exact or [(a, a + len(quote)) for a in raw if any(a <= s and e <= a + len(quote) for s, e in sources)]
        return ("exact", named, exact) if exact else ("folded", named, sources)
    found = at_borders(named, places(named, quote, case=False))
    if found:
        return "case", named, [source_of(named, place) for place in found]
    anywhere = places(named, quote, case=False) + places(named, quote, case=False, joined=True)
    found = at_borders(named, places(named, quote, case=False, joined=True), joined=True)
    if found:
        return "joined", named, [source_of(named, place, joined=True) for place in found]
    if anywhere:
        return "cut", named, []
    for other in documents.values():
        if other is not None and other is not named:
            found = at_borders(other, places(other, quote))
            if found:
                return "elsewhere", other, [source_of(other, place) for place in found]
    return "missing", named, []


def bare(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def faults(documents, piece, counts):
    """What is said of one quote and is not so."""
    result, quote = piece["result"], piece["quote"]
    counts[result] += 1
    if piece.get("passage") is not None or quote is None:
        return [] if result == ("cited" if piece.get("passage") is None else "passage") else [f"is {result}"]
    wanted, where, spans = expected(documents, piece)
    told = []
    if result != wanted:
        told.append(f"is {result}, by the rules {wanted}")
    if result in ("missing", "cited"):
        return told + faults_of_reason(documents, piece)
    place = documents[piece.get("found_in") or piece["doc"]]
    start, end = piece["start"], piece["end"]
    words = place.source[start:end]
    if result == "exact" and words != quote:
        told.append(f"the place holds {words!r}")
    if result == "elsewhere" and place is not where:
        told.append("another document was named first")
    if spans and not any(a <= start + 2 and start <= a + 2 and b <= end + 2 and end <= b + 2 for a, b in spans):
        told.append(f"stands at {spans[:3]}, told is {(start, end)}")
    if result in ("exact", "folded") and len(piece.get("places", [0])) != len(spans) and result == wanted:
        told.append(f"{len(piece.get('places', [0]))} places told, {len(spans)} found")
    told += faults_of_folds(place, piece, (start, end))
    whole = piece.get("whole_words")
    if result == "cut" and (whole is None or words not in whole or whole == words):
        told.append(f"the whole words {whole!r} of {words!r}")
    if result == "joined" and not piece.get("joined_across"):
        told.append("no break is named")
    return told


def faults_of_folds(document, piece, span):
    """The words at the place are the quote after the folds that are named, and only after all of them."""
    folds, result = frozenset(piece.get("folds", [])), piece["result"]
    if folds - ALL:
        return [f"unknown folds {sorted(folds - ALL)}"]
    if (result == "folded") != bool(folds) and result in ("exact", "folded"):
        return [f"folds {sorted(folds)}"]

    def equal(named):
        case = result not in ("case", "joined", "cut")
        joined = result in ("joined", "cut")
        text = document.folded(named, joined)
        words = folded_quote(piece["quote"], named, joined)
        inside = [k for k, part in enumerate(text.pieces) if span[0] <= part.start and part.end <= span[1]]
        if not inside:
            return False
        here = (text.text if case else text.lower)[inside[0]:inside[-1] + 1]
        there = words.text if case else words.lower
        return here == there or re.fullmatch(pattern(there), here) is not None

    if not equal(folds | ({SPACES} if result in ("joined", "cut") else set())):
        return [f"{document.source[span[0]:span[1]]!r} is not the quote by the folds {sorted(folds)}"]
    spare = [fold for fold in folds if result == "folded" and equal(folds - {fold})]
    return [f"the folds {sorted(folds)} hold spare {spare}"] if spare else []


def faults_of_reason(documents, piece):
    reason, quote = piece.get("reason"), piece["quote"]
    text = documents[piece["doc"]].source if documents[piece["doc"]] else ""
    if reason == "punctuation" and bare(quote) not in bare(text):
        return ["more than punctuation differs"]
    if reason == "spliced":
        parts = [bare(part) for part in re.split(r"\[?\(?(?:…|\. ?\. ?\.)\)?\]?", quote)]
        if len(parts) < 2 or not all(part in bare(text) for part in parts):
            return ["not all its parts stand there"]
    if reason == "brackets" and bare(re.sub(r"\[[^\]]*\]", "", quote)) not in bare(text):
        return ["more than words in brackets differs"]
    return []


def check(name, dossier):
    documents = {document["id"]: None if document["text"] is None else Document(document["text"])
                 for document in dossier["documents"]}
    counts, wrong, total = collections.Counter(), [], 0
    for relation in dossier["relations"]:
        for piece in relation["evidence"]:
            total += 1
            for fault in faults(documents, piece, counts):
                wrong.append(f"{relation['from']} · {relation['kind']} · {relation['to']}: {piece['quote']!r}: {fault}")
    print(f"{name}: {total} quotes checked:", ", ".join(f"{n} {word}" for word, n in counts.most_common()) or "none")
    for line in wrong:
        print(f"  {line}")
    return not wrong


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: sayso convert DOSSIER - | check_quotes.py -   (or the names of JSON files)")
    good = True
    for name in sys.argv[1:]:
        if name == "-":
            dossier = json.load(sys.stdin)
        else:
            with open(name, encoding="utf-8") as file:
                dossier = json.load(file)
        good &= check(dossier.get("title") or name, dossier)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
