"""Where a mutant can be made in a file, and the file with it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FLIPPED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Mutant:
    """One change. ``begin`` and ``end`` are offsets in the bytes of the file.

    ``function`` is a dotted name, or ``""``; ``first_line`` is where it begins, 0 outside of functions; ``outermost`` is where the
    function begins that holds it, the same one unless it is nested.
    """

    file: str
    line: int
    first_line: int
    outermost: int
    function: str
    operator: str
    before: str
    after: str
    begin: int
    end: int

    @property
    def name(self) -> str:
        """What a person reads, and what ``equivalent.txt`` begins its lines with; it holds no line number."""
        where = f"{self.file}:{self.function or '(module)'}"
        return " ".join(f"{where} [{self.operator}] {self.before} → {self.after}".split())

    def apply(self, code: bytes) -> bytes:
        return code[: self.begin] + self.after.encode() + code[self.end :]


def find_mutants(root: Path, file: str) -> list[Mutant]:
    """Return all mutants of a file below ``root``.

    Docstrings, texts that stand alone under a name (they say what it is, and do nothing), annotations, decorators,
    ``TYPE_CHECKING`` and what stands within an f-string are left out; so is ``return None`` for the ``return False`` of
    a function that is said to give a ``bool``: whoever asks it for truth hears the same.
    """
    code = (root / file).read_bytes()
    starts = [0]
    for line in code.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def made(node: ast.AST, operator: str, after: str, inside: tuple[int, ...], name: str) -> Mutant:
        begin, end = span(node)
        lines = inside or (0,)
        return Mutant(
            file, node.lineno, lines[-1], lines[0], name, operator, code[begin:end].decode(), after, begin, end
        )

    def span(node: ast.AST) -> tuple[int, int]:
        return (
            starts[node.lineno - 1] + node.col_offset,  # type: ignore[attr-defined]
            starts[node.end_lineno - 1] + node.end_col_offset,  # type: ignore[attr-defined]
        )

    def text(node: ast.AST) -> str:
        return code[slice(*span(node))].decode()

    def walk(node: ast.AST, inside: tuple[int, ...], name: str, gives_truth: bool = False) -> Iterator[Mutant]:
        if isinstance(node, Function | ast.ClassDef):
            name = f"{name}.{node.name}".lstrip(".")
            gives_truth = isinstance(node, Function) and node.returns is not None and text(node.returns) == "bool"
            inner = inside
            if isinstance(node, Function):
                inner = (*inside, min([node.lineno, *(each.lineno for each in node.decorator_list)]))
            for child in node.body[1:] if ast.get_docstring(node) else node.body:
                yield from walk(child, inner, name, gives_truth)
            if isinstance(node, Function):
                for default in (*node.args.defaults, *(each for each in node.args.kw_defaults if each)):
                    yield from walk(default, inside, name)
            return
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.If) and text(node.test) == "TYPE_CHECKING"):
            return  # Python 3.11 does not say where the parts of an f-string stand
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        for operator, after, at in _changes(node, text):
            if not (gives_truth and operator == "return" and text(node) == "return False"):
                yield made(at, operator, after, inside, name)
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from walk(child, inside, name, gives_truth)

    tree = ast.parse(code)
    body = tree.body[1:] if ast.get_docstring(tree) else tree.body
    return [mutant for node in body for mutant in walk(node, (), "")]


def is_python(code: bytes) -> bool:
    """Whether Python can read a mutant: a pattern of ``match``, for one, holds no sum."""
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def _changes(node: ast.AST, text: Callable[[ast.AST], str]) -> Iterator[tuple[str, str, ast.AST]]:
    """What can be changed at a node: the operator, what is written instead, and where."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        flipped = f"{text(node.left)} {FLIPPED[type(node.ops[0])]} {text(node.comparators[0])}"
        yield "comparison", f"({flipped})", node
    elif isinstance(node, ast.BoolOp):
        word = " or " if isinstance(node.op, ast.And) else " and "
        yield "and/or", f"({word.join(f'({text(value)})' for value in node.values)})", node
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", f"({text(node.operand)})", node
    elif isinstance(node, ast.If | ast.While):
        yield "branch", "False", node.test
        if isinstance(node, ast.If):
            yield "branch", "True", node.test
    elif isinstance(node, ast.IfExp):
        yield "branch", f"({text(node.body)})", node
        yield "branch", f"({text(node.orelse)})", node
    elif isinstance(node, ast.Return) and node.value and text(node.value) != "None":
        yield "return", "return None", node
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call", "pass", node
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "constant", str(not node.value), node
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "constant", str(node.value + 1), node
        yield "constant", f"({node.value - 1})", node
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield "text", f'("XX" + {text(node)})', node
