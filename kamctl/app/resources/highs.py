"""HiGHS, the solver of `kamctl allocate --optimize`: the same answer on any machine.

It uses one thread, a fixed seed, and a limit on nodes, never on time.
"""

from __future__ import annotations

from typing import Any

from kamctl.errors import KamctlError
from kamctl.method.resources.optimal import Program, Solution

#: Search nodes after which the best answer so far is taken: at least the first number, else the second
#: divided by the number of initiatives, as nodes take less time where there are fewer.
_NODES, _NODES_TIMES_INITIATIVES = 100, 60_000
#: How much a later goal may lower an earlier one: the solver's tolerance.
_NOTHING = 1e-9


class SolverMissingError(KamctlError):
    """The solver is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "--optimize needs the solver HiGHS (highspy)", "Install it: pip install 'kamctl[optimize]'"
        )


class SolverError(KamctlError):
    """The solver gave up."""

    def __init__(self, status: str) -> None:
        super().__init__(f"HiGHS gave no answer: {status}", "Leave out --optimize to get an answer.")


def solve(program: Program) -> Solution:
    """Solve a program goal by goal; if the first goal is not proven within the limit, skip the others.

    Raises:
        SolverMissingError: highspy is not installed.
        SolverError: it found no answer.
    """
    try:
        import highspy
    except ImportError as error:
        raise SolverMissingError from error
    highs = _prepared(highspy, program, max(_NODES, _NODES_TIMES_INITIATIVES // program.whole))
    found: list[tuple[float, ...]] = []
    bound, proven = 0.0, True
    for goal in program.goals:
        columns = list(range(len(goal)))
        highs.changeColsCost(len(goal), columns, list(goal))
        highs.run()
        status = highs.getModelStatus()
        proven = status == highspy.HighsModelStatus.kOptimal
        info = highs.getInfo()
        if not proven and info.primal_solution_status != _FEASIBLE:
            if found:
                break
            raise SolverError(highs.modelStatusToString(status))
        if not found:
            bound = info.mip_dual_bound
        if found and not proven:
            break
        found.append(tuple(highs.getSolution().col_value))
        if not proven:
            return Solution(tuple(found), bound, proven=False)
        reached = info.objective_function_value
        used = [(i, factor) for i, factor in enumerate(goal) if factor]
        floor = reached - _NOTHING * max(1.0, abs(reached))
        highs.addRow(floor, highspy.kHighsInf, len(used), [i for i, _ in used], [f for _, f in used])
    return Solution(tuple(found), bound, proven=True)


#: The `primal_solution_status` of an answer that satisfies all rows.
_FEASIBLE = 2


def _prepared(highspy: Any, program: Program, nodes: int) -> Any:
    highs = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_max_nodes": nodes,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1e-10,
        "mip_feasibility_tolerance": 1e-9,
        "primal_feasibility_tolerance": 1e-9,
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    for number, most in enumerate(program.most):
        highs.addVar(0.0, most)
        if number < program.whole:
            highs.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    for row in program.rows:
        columns, factors = [i for i, _ in row.factors], [factor for _, factor in row.factors]
        highs.addRow(-highspy.kHighsInf, row.most, len(columns), columns, factors)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return highs
