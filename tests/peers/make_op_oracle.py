"""Writes op_oracle.json: what PyTorch computes for every operation of the tensor seam on small inputs.

usage: python3 make_op_oracle.py > op_oracle.json

The file that is checked in was written by PyTorch 1.13.0a0 (Debian 12, python3-torch 1.13.1), float32, 1 thread.

Each case has inputs, the result, and the gradients of sum(result * weights) by the inputs. The AdamW case has the parameters after
each of 10 updates with clipping at norm 1 and weight decay.
"""
import json
import sys

import torch
from torch.nn import functional as F


def matrix(t):
    t = t.detach()
    return {"rows": t.shape[0], "columns": t.shape[1], "values": [float(f"{v:.9g}") for v in t.flatten().tolist()]}


def uniform(rows, columns, low, high):
    return torch.rand(rows, columns) * (high - low) + low


def case(name, operation, compute, shapes, low=-2.0, high=2.0, **arguments):
    inputs = [uniform(rows, columns, low, high).requires_grad_() for rows, columns in shapes]
    result = compute(*inputs)
    weights = uniform(*result.shape, -1, 1)
    (result * weights).sum().backward()
    return {
        "name": name, "operation": operation, "arguments": arguments,
        "inputs": [matrix(x) for x in inputs], "weights": matrix(weights), "result": matrix(result), "gradients": [matrix(x.grad) for x in inputs],
    }


def group_cross_entropy(logits, classes, count):
    losses = F.cross_entropy(logits.reshape(-1, count), torch.tensor(classes), reduction="none")
    return losses.reshape(logits.shape[0], -1).sum(1, keepdim=True)


def cases():
    square = [(5, 7)]
    unary = {
        "Exp": torch.exp, "Square": torch.square, "Tanh": torch.tanh, "Sigmoid": torch.sigmoid, "Softplus": F.softplus, "Relu": F.relu,
        "SmoothL1": lambda x: F.smooth_l1_loss(x, torch.zeros_like(x), reduction="none"),
    }
    for name, function in unary.items():
        yield case(name, "Unary", function, square, function=name)
    yield case("Log", "Unary", torch.log, square, 0.1, 3, function="Log")
    yield case("Sqrt", "Unary", torch.sqrt, square, 0.1, 3, function="Sqrt")
    yield case("Artanh", "Unary", torch.atanh, square, -0.9, 0.9, function="Artanh")
    binary = {"Add": torch.add, "Subtract": torch.sub, "Multiply": torch.mul, "Divide": torch.div}
    for name, function in binary.items():
        for left, right in [((3, 5), (3, 5)), ((3, 5), (3, 1)), ((1, 5), (3, 5)), ((3, 1), (1, 5)), ((1, 1), (3, 5))]:
            yield case(f"{name} {left} {right}", "Binary", function, [left, right], 0.5, 2, function=name)
    yield case("Affine", "Affine", lambda x: x * 1.5 - 0.25, square, scale=1.5, shift=-0.25)
    yield case("Clamp", "Clamp", lambda x: x.clamp(-1, 0.5), square, minimum=-1.0, maximum=0.5)
    yield case("Linear", "Linear", lambda x, w, b: F.linear(x, w, b[0]), [(6, 9), (4, 9), (1, 4)], function="None")
    yield case("Linear and Relu", "Linear", lambda x, w, b: F.relu(F.linear(x, w, b[0])), [(6, 9), (4, 9), (1, 4)], function="Relu")
    yield case("MatMul", "MatMul", torch.matmul, [(4, 6), (6, 5)], transpose=False)
    yield case("MatMul transposed", "MatMul", lambda x, y: x @ y.t(), [(4, 6), (5, 6)], transpose=True)
    yield case("Sum", "Reduce", lambda x: x.sum().reshape(1, 1), square, function="All")
    yield case("Sum of each row", "Reduce", lambda x: x.sum(1, keepdim=True), square, function="EachRow")
    yield case("Sum of each column", "Reduce", lambda x: x.sum(0, keepdim=True), square, function="EachColumn")
    rows = [4, 0, 2, 2, 1, 4]
    yield case("GatherRows", "GatherRows", lambda x: x[torch.tensor(rows)], square, indices=rows)
    yield case("Transpose", "Transpose", lambda x: x.t(), square)
    yield case("Detach", "Detach", lambda x: x * x.detach(), square)
    for count, columns in ((3, 27), (4, 8)):
        classes = torch.randint(count, (2 * columns // count,)).tolist()
        yield case(f"Cross-entropy of {count}", "SoftmaxCrossEntropy", lambda x: group_cross_entropy(x, classes, count), [(2, columns)], indices=classes, count=count)
        yield case(f"Log softmax of {count}", "LogSoftmax", lambda x: F.log_softmax(x.reshape(-1, count), 1).reshape(x.shape), [(2, columns)], count=count)


def fused():
    """What an engine may compute in one pass; PyTorch composes it by itself, in float64."""
    yield case("Norm of each row", "NormOfEachRow", lambda x: torch.linalg.vector_norm(x, dim=1, keepdim=True), [(5, 19)])

    def divergence(mean, log_variance):
        normal = torch.distributions.Normal(mean.double(), (log_variance.double() / 2).exp())
        return torch.distributions.kl_divergence(normal, torch.distributions.Normal(0.0, 1.0)).mean(0, keepdim=True).float()

    yield case("Divergence of each dimension", "KlOfEachDimension", divergence, [(6, 5), (6, 5)])
    targets, factors = uniform(1, 21, -1, 1)[0], uniform(1, 21, 0, 2)[0]
    numbers = {"targets": [float(f"{v:.9g}") for v in targets.tolist()]}
    yield case("Mean of smooth L1", "MeanSmoothL1", lambda x: F.smooth_l1_loss(x[:, 0], targets).reshape(1, 1), [(21, 1)], **numbers)
    numbers["factors"] = [float(f"{v:.9g}") for v in factors.tolist()]
    yield case("Weighted mean of smooth L1", "MeanSmoothL1",
               lambda x: (F.smooth_l1_loss(x[:, 0], targets, reduction="none") * factors).mean().reshape(1, 1), [(21, 1)], **numbers)
    first, second, third = [0, 3, 3, 4, 1, 2, 0], [1, 0, 2, 2, 4, 0, 4], [2, 4, 1, 0, 3, 4, 3]
    for c in (1.0, 0.5):
        def distance(x, i, j):
            x, y = x.double()[i], x.double()[j]
            gap = 2 * c * (x - y).square().sum(1) / ((1 - c * x.square().sum(1)) * (1 - c * y.square().sum(1)))
            return torch.arccosh(1 + gap).reshape(-1, 1).float() / c ** 0.5

        pairs = {"scale": c, "indices": first, "second": second}
        yield case(f"Distances in the ball of curvature -{c}", "BallDistances", lambda x: distance(x, first, second), [(5, 7)], -0.3, 0.3, **pairs)
        yield case(f"Gaps in the ball of curvature -{c}", "BallGaps", lambda x: distance(x, first, second) - distance(x, first, third), [(5, 7)], -0.3, 0.3, third=third, **pairs)


def adamw():
    """10 updates of the parameters of a linear layer that fits random targets."""
    x, y = uniform(8, 5, -1, 1), uniform(8, 3, -3, 3)
    weight, bias = uniform(3, 5, -1, 1).requires_grad_(), uniform(1, 3, -1, 1).requires_grad_()
    start = [matrix(weight), matrix(bias)]
    optimizer = torch.optim.AdamW([{"params": [weight], "lr": 0.05}, {"params": [bias], "lr": 0.02}], betas=(0.9, 0.99), eps=1e-6, weight_decay=0.1)
    updates = []
    for _ in range(10):
        optimizer.zero_grad()
        F.linear(x, weight, bias[0]).sub(y).square().sum().backward()
        norm = torch.nn.utils.clip_grad_norm_([weight, bias], 1.0)
        optimizer.step()
        updates.append({"norm": float(norm), "weight": matrix(weight), "bias": matrix(bias)})
    state = [optimizer.state[p] for p in (weight, bias)]
    moments = {name: [matrix(s[name]) for s in state] for name in ("exp_avg", "exp_avg_sq")}
    return {"x": matrix(x), "y": matrix(y), "start": start, "updates": updates, "firstMoments": moments["exp_avg"], "secondMoments": moments["exp_avg_sq"]}


def main():
    torch.manual_seed(20)
    torch.set_num_threads(1)
    general, updates = list(cases()), adamw()
    torch.manual_seed(21)
    json.dump({"torch": torch.__version__, "cases": [*general, *fused()], "adamW": updates}, sys.stdout, indent=None, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
