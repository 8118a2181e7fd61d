"""A plain QGIS, without our plugin, that has a project open and keeps looking at it.

Run by QGIS's Python: ``plain_reader.py PROJECT STOP``. Reads every layer and draws the
map, over and over, until the file STOP exists; then prints one JSON object: rounds,
drawn maps, plans seen last, and whatever was wrong.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

#: Tables that no plan changes.
STILL = ("roads", "enterprises", "units", "squads", "districts", "reach", "circles", "items")
MINUTES_OF_DUTY = 540


class Reader:
    """Looks at one project and notes what is wrong."""

    def __init__(self, path: str) -> None:
        self.project = QgsProject.instance()
        self.wrong: list[str] = []
        self.first: dict[str, int] = {}
        self.plans = 0
        if not self.project.read(path):
            self.wrong.append("the project cannot be read")
        self.layers = list(self.project.mapLayers().values())
        source = next(one.source().split("|")[0] for one in self.layers)
        locks = "|option:NOLOCK=NO" if "NOLOCK" in self.layers[0].source() else ""
        # the same tables without the filter on the shown plan, to see every new plan
        self.whole = {name: QgsVectorLayer(f"{source}|layername={name}{locks}", name, "ogr")
                      for name in ("plans", "crews", "stops", "plan_coverage")}

    def look(self) -> None:
        """Read everything once."""
        for layer in self.layers:
            if not layer.isValid() or not layer.dataProvider().isValid():
                self.wrong.append(f"{layer.name()} has become invalid")
            count = sum(1 for _ in layer.getFeatures())
            key = layer.customProperty("halfhour/layer")
            still = key in STILL or layer.customProperty("halfhour/table") in ("stops", "routes")
            if still and count != self.first.setdefault(key, count):
                self.wrong.append(f"{key}: {count} rows, {self.first[key]} at first")
            if count == 0 and key in ("roads", "enterprises", "routes", "stops", "plans"):
                self.wrong.append(f"{key} is blank")
        self._look_at_every_plan()

    def _look_at_every_plan(self) -> None:
        plans = {f["plan_id"] for f in self.whole["plans"].getFeatures()}
        coverage = Counter(f["plan_id"] for f in self.whole["plan_coverage"].getFeatures())
        if set(coverage.values()) != {MINUTES_OF_DUTY}:
            self.wrong.append(f"half a plan in plan_coverage: {dict(coverage)}")
        if not plans <= set(coverage):  # coverage was read later, so it may know one more
            self.wrong.append(f"plans without coverage: {plans - set(coverage)}")
        seqs: dict[tuple[str, str], list[int]] = {}
        for f in self.whole["stops"].getFeatures():
            seqs.setdefault((f["plan_id"], f["crew_id"]), []).append(f["seq"])
        if any(sorted(s) != list(range(len(s))) for s in seqs.values()):
            self.wrong.append("a crew with a stop missing")
        if len(plans) < self.plans:
            self.wrong.append("plans have gone")
        self.plans = len(plans)

    def draw(self) -> None:
        """Draw the map as the window would; a blank or failed layer is noted."""
        settings = QgsMapSettings()
        root = self.project.layerTreeRoot()
        settings.setLayers([one for one in root.layerOrder()
                            if root.findLayer(one.id()).isVisible()])
        settings.setDestinationCrs(self.project.crs())
        settings.setOutputSize(QSize(500, 400))
        settings.setExtent(self.project.viewSettings().defaultViewExtent())
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.projectScope(self.project))
        context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
        settings.setExpressionContext(context)
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        self.wrong += [error.message for error in job.errors()]
        image = job.renderedImage()
        colours = {image.pixel(x, y) for x in range(0, 500, 5) for y in range(0, 400, 5)}
        if len(colours) < 20:
            self.wrong.append(f"a map of {len(colours)} colours only")


def main(project: str, stop: Path) -> None:
    """Look until told to stop."""
    application = QgsApplication([], True)
    application.initQgis()
    messages: list[str] = []
    application.messageLog().messageReceived.connect(
        lambda text, tag, level: messages.append(f"{tag}: {text}"))
    reader = Reader(project)
    rounds = 0
    print("ready", flush=True)
    while True:
        last = stop.exists()
        reader.look()
        reader.draw()
        rounds += 1
        if last:
            break
    broken = [m for m in messages if any(
        word in m for word in ("malformed", "locked", "unable to open", "disk I/O"))]
    print(json.dumps({"rounds": rounds, "plans": reader.plans,
                      "wrong": sorted(set(reader.wrong + broken))[:20]}), flush=True)
    os._exit(0)


main(sys.argv[1], Path(sys.argv[2]))
