"""Makes the font files in files/fonts, and those of the share cards in card, from npm packages of Fontsource (OFL, licence texts beside).

    pip install fonttools brotli
    npm pack @fontsource-variable/newsreader@5.3.0 @fontsource-variable/public-sans@5.3.0 \\
             @fontsource-variable/noto-naskh-arabic@5.3.0 @fontsource-variable/noto-sans-arabic@5.3.0, unpacked under PACKAGES
    python fonts.py PACKAGES

Newsreader varies in weight and optical size, which costs 130 kB for Latin alone. A newspaper sets small type light and large
type strong, so the roman keeps one axis: its lightest master is weight 400 at 16 px, its heaviest weight 560 at 72 px, and
the browser's own optical sizing (font-optical-sizing: auto) walks between them. Same outlines, a fifth of the bytes.

Each face is cut in three by unicode-range: core (English, and the letters of Spanish, French and German), more (the rest of
Latin-1), ext (Latin Extended). A page loads the parts whose letters it shows.

Arabic is one file a face, since letters join within one font alone: the letters of Arabic, Persian, Urdu, Kurdish, Pashto, Sindhi and
Uyghur. A card is set by resvg, which reads no woff2 and goes from font to font unwillingly: there each face is one static
TTF with Latin and Arabic in it.
"""
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import build, instancer

PACKAGES, HERE = Path(sys.argv[1]), Path(__file__).parent / "files/fonts"
CARD = Path(__file__).parent / "card"
CORE = sorted(set(range(0x20, 0x7F)) | {ord(c) for c in "\u00a0£§©«»°·½×áéíóúüñ¿¡äößàèçêôÁÉÄÖÜ–—‘’“”„•…€−←→↗"})
MORE = sorted((set(range(0xA1, 0x100)) | {0x131, 0x152, 0x153, 0x178, 0x201A, 0x2039, 0x203A, 0x2032, 0x2033}) - set(CORE))
EXT = sorted(set(range(0x100, 0x180)) - {0x131, 0x152, 0x153, 0x178} | {0x218, 0x219, 0x21A, 0x21B, 0x1E80, 0x1E81, 0x1E82, 0x1E83, 0x1E84, 0x1E85, 0x1E9E, 0x1EF2, 0x1EF3})
ARABIC = sorted({0x60C, 0x61B, 0x61C, 0x61F, 0x66A, 0x66B, 0x66C, 0x66D, 0x670, 0x671, 0x200C, 0x200D, 0x200E, 0x200F, 0x202B, 0x202C, 0x2067, 0x2069, 0x25CC, 0xFDF2, 0xFDFA}
                | set(range(0x621, 0x656)) | set(range(0x660, 0x66A)) | set(range(0x6F0, 0x6FA))
                | {ord(c) for c in "ٹپٽٿڀځڃڄڅچڇڈډڊڌڍڏڑړږژښڠڤڦڪګکڭگڱڳڵںڻڼھۀہۂۃۅۆۇۈۉۋیۍێېےۓ۔ە"})
JOINING = ["init", "medi", "fina", "isol", "rlig", "liga", "ccmp", "mark", "mkmk", "locl", "calt", "curs", "kern"]
EM = 1000  # units of an em: the 2,000 of the originals tell no more on a screen
STEP = 8  # of kerning: at the front page's largest headline a sixth of a pixel
FEATURES = ["kern", "liga", "onum", "lnum", "pnum", "tnum", "ccmp", "locl"]


def instance(file, letters, features=FEATURES, **axes):
    font = TTFont(file)
    for table in ("HVAR", "MVAR", "STAT"):
        if table in font:
            del font[table]
    if axes:
        font = instancer.instantiateVariableFont(font, axes)
        if "gvar" in font:  # the instancer forgets glyphs that do not vary, and the cutter asks for each
            for glyph in font.getGlyphOrder():
                font["gvar"].variations.setdefault(glyph, [])
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = None
    if "avar" in font and not hasattr(font["avar"], "table"):
        font["avar"].table = None  # the scaler looks for what only the newer version of this table has
    scale_upem(font, EM)
    return font


def reread(font):
    """The font as a file gives it: with the names that a glyph has there, the same for each font of the same glyphs."""
    file = BytesIO()
    font.save(file)
    return TTFont(file)


def kerned(font, file, letters, features=FEATURES, **axes):
    """The kerning of one place among the axes, for all: a reader sees no difference, and half of a face's bytes are the differences."""
    font, one = reread(font), reread(instance(file, letters, features, **axes))
    kerning = one["GPOS"]
    for table in (table for lookup in kerning.table.LookupList.Lookup for table in lookup.SubTable):
        table = getattr(table, "ExtSubTable", table)
        pairs = [row for row in table.PairSet for row in row.PairValueRecord] if table.Format == 1 else [
            column for row in table.Class1Record for column in row.Class2Record]
        for value in (pair.Value1 for pair in pairs if pair.Value1):
            value.XAdvance = round(value.XAdvance / STEP) * STEP
    font["GPOS"] = kerning
    return font


def grown(file, letters):
    """One axis, opsz, from (16 px, weight 400) to (72 px, weight 560)."""
    with TemporaryDirectory() as folder:
        space = DesignSpaceDocument()
        axis = AxisDescriptor()
        axis.tag, axis.name = "opsz", "Optical Size"
        axis.minimum = axis.default = 16
        axis.maximum = 72
        axis.map = [(16, 16), (20, 20), (24, 44), (48, 62), (72, 72)]
        space.addAxis(axis)
        for at, weight in ((16, 400), (72, 560)):
            path = Path(folder) / f"{at}.ttf"
            instance(file, letters, opsz=at, wght=weight).save(path)
            source = SourceDescriptor()
            source.path, source.font, source.location = str(path), TTFont(path), {"Optical Size": at}
            source.familyName, source.styleName = "Newsreader", str(at)
            space.addSource(source)
        font, _, _ = build(space)
        del font["STAT"]
        return font


def save(font, name):
    font.flavor = "woff2"
    font.save(HERE / f"{name}.woff2")
    print(name, (HERE / f"{name}.woff2").stat().st_size)


def still(font, name):
    """A static font for the cards, under a name of its own and as if it were of the one weight: who sets a card looks for no other."""
    for number in (1, 6):
        font["name"].setName(name, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400
    font.save(CARD / f"{name}.ttf")
    print(name, (CARD / f"{name}.ttf").stat().st_size)


newsreader, sans = PACKAGES / "newsreader/files", PACKAGES / "public-sans/files"
for part, letters, subset in (("core", CORE, "latin"), ("more", MORE, "latin"), ("ext", EXT, "latin-ext")):
    file = newsreader / f"newsreader-{subset}-standard-normal.woff2"
    save(kerned(grown(file, letters), file, letters, opsz=72, wght=560), f"newsreader-{part}")
    file = sans / f"public-sans-{subset}-wght-normal.woff2"
    save(kerned(instance(file, letters, wght=(400, 650)), file, letters, wght=500), f"public-sans-{part}")
for part, letters, subset in (("latin", CORE + MORE, "latin"), ("ext", EXT, "latin-ext")):
    save(instance(newsreader / f"newsreader-{subset}-standard-italic.woff2", letters, wght=400, opsz=20), f"newsreader-italic-{part}")
    save(instance(newsreader / f"newsreader-{subset}-standard-normal.woff2", letters, wght=620, opsz=18), f"newsreader-bold-{part}")
naskh, kufi = (PACKAGES / f"{name}/files/{name}-arabic-wght-normal.woff2" for name in ("noto-naskh-arabic", "noto-sans-arabic"))
save(instance(naskh, ARABIC, JOINING), "naskh-arabic")
save(instance(kufi, ARABIC, JOINING, wght=(400, 650)), "sans-arabic")
for name, file, axes, arabic, bold in (
    ("card-serif", newsreader / "newsreader-{}-standard-normal.woff2", {"opsz": 60, "wght": 540}, naskh, 600),
    ("card-sans", sans / "public-sans-{}-wght-normal.woff2", {"wght": 500}, kufi, 500),
):
    with TemporaryDirectory() as folder:
        parts = []
        for part, letters in (("latin", CORE + MORE), ("latin-ext", EXT)):
            parts.append(f"{folder}/{part}.ttf")
            instance(str(file).format(part), letters, ["kern", "liga", "lnum", "ccmp"], **axes).save(parts[-1])
        joined = instance(arabic, ARABIC, JOINING, wght=bold)
        scale_upem(joined, TTFont(parts[0])["head"].unitsPerEm)
        parts.append(f"{folder}/arabic.ttf")
        joined.save(parts[-1])
        still(Merger().merge(parts), name)
for name, letters in (("core", CORE), ("more", MORE), ("ext", EXT), ("latin", sorted(CORE + MORE)), ("arabic", ARABIC)):
    spans, start = [], None
    for c in letters:
        if start is None or c != spans[-1][1] + 1:
            spans.append([c, c]); start = c
        else:
            spans[-1][1] = c
    print(name, ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans))
