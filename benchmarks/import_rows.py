"""How long 100,000 rows take: ``python benchmarks/import_rows.py WORKSPACE.gpkg [ROWS]``.

Writes a CSV of invented enterprises (演示数据) beside the districts of the workspace, half of
them with addresses, imports it into a copy, and prints CPU and wall seconds and the peak of
memory.
"""

from __future__ import annotations

import csv
import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from halfhour.data.codes import permit_code, uscc
from halfhour.data.records import District, Enterprise, Unit
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run

_HEADER = ("排污许可证编号", "企业名称", "统一社会信用代码", "行业代码", "行业类别", "管理类别",
           "所属区县", "乡镇(街道)", "地址", "赋码", "上次检查日期", "联系人", "经度", "纬度")


def main(workspace: Path, rows: int) -> None:
    """Measure one import."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(workspace, Path(folder) / "w.gpkg"))
        sheet = Path(folder) / "企业名录.csv"
        write_sheet(copy, sheet, rows)
        told: list[float] = []
        wall, cpu = time.perf_counter(), time.process_time()
        outcome = run("import", {"workspace": str(copy), "files": [str(sheet)]},
                      Desk(sink=lambda fraction, _: told.append(fraction)))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        assert not isinstance(outcome, Failure), outcome
        assert (outcome["new"], outcome["set_aside"]) == (rows, 0), outcome["problems"][:3]
        print(f"{rows} rows: {cpu:.1f} s CPU, {wall:.1f} s wall, {len(told)} progress messages, "
              f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB; "
              f"new {outcome['new']}, set aside {outcome['set_aside']}")


def write_sheet(workspace: Path, sheet: Path, rows: int) -> None:
    """Write the enterprises, each within 2 km of the centre of its township."""
    rng = random.Random(7)
    with open_workspace(workspace) as opened:
        units = opened.read(Unit)
        names = {d.district: d.name for d in opened.read(District)}
        taken = {e.uscc for e in opened.read(Enterprise)}
    with sheet.open("w", encoding="gb18030", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(_HEADER)
        for i in range(rows):
            unit = units[i % len(units)]
            code = uscc.generate(rng, unit.district)
            while code in taken:  # among 100,000 some thirty would be drawn twice, and set aside
                code = uscc.generate(rng, unit.district)
            taken.add(code)
            writer.writerow((
                permit_code.generate(code, 1), f"演示第{i:06}厂", code, "C2614",
                "有机化学原料制造", "简化管理", names[unit.district], unit.name,
                f"{unit.name}演示路{i}号" if i % 2 else "", "绿", "2025年3月1日", "环保专员",
                f"{unit.geom.x + rng.uniform(-0.02, 0.02):.6f}",
                f"{unit.geom.y + rng.uniform(-0.02, 0.02):.6f}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
