"""The roads kept beside a workspace: read back equal, rebuilt silently, never stale."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from halfhour.data.errors import BadInput
from halfhour.data.records import Road
from halfhour.data.settings import Settings, changed
from halfhour.data.store import create, open_workspace
from halfhour.routing.network.array_file import read_arrays, write_arrays
from halfhour.routing.network.build import build_graph
from halfhour.routing.network.fingerprint import roads_fingerprint
from halfhour.routing.traveltime.cch import kept
from halfhour.routing.traveltime.factory import open_travel_times, travel_times

LABEL = {"what": "test"}


@pytest.fixture
def city(tmp_path):
    import small_city

    roads = small_city.roads(9)
    settings = Settings(metric_epsg=4549, travel_engine="cch",
                        roads_sha256=roads_fingerprint(roads))
    with create(tmp_path / "空 城.gpkg", settings) as workspace:
        with workspace.transaction() as writer:
            writer.append(roads)
        yield workspace


def kept_files(workspace):
    return sorted(p.name for p in workspace.path.parent.iterdir() if "roads-" in p.name)


def same(a, b):
    for field in dataclasses.fields(a):
        mine, other = getattr(a, field.name), getattr(b, field.name)
        if dataclasses.is_dataclass(mine):
            same(mine, other)
            continue
        assert np.all(mine == other), field.name
        if isinstance(mine, np.ndarray):
            assert mine.dtype == other.dtype, field.name


def test_what_is_kept_is_what_was_built(city, monkeypatch):
    settings = city.settings()
    first = kept.kept_graph(city, settings)
    assert kept_files(city) == [f".空 城.gpkg.roads-{settings.roads_sha256[:12]}.npz"]
    monkeypatch.setattr(kept, "build_graph", None)  # it must not be built again
    graph, hierarchy = kept.kept_graph(city, settings)
    same(graph, first[0])
    same(hierarchy, first[1])


def test_another_travel_factor_needs_no_new_file(city, monkeypatch):
    kept.kept_graph(city, city.settings())
    slower = changed(city.settings(), travel_factor=2.0)
    built = build_graph(city.read(Road), slower)
    monkeypatch.setattr(kept, "build_graph", None)
    same(kept.kept_graph(city, slower)[0], built)


def test_both_engines_say_the_same_through_the_factory(city):
    quick = open_travel_times(city)
    plain = open_travel_times(city, settings=changed(city.settings(), travel_engine="scipy"))
    assert type(quick) is not type(plain)
    anchors = quick.snap(quick.graph.node_lonlat[::7])
    assert np.array_equal(quick.matrix_ms(anchors, anchors), plain.matrix_ms(anchors, anchors))
    again = travel_times(city.read(Road), city.settings())
    assert np.array_equal(again.to_nodes_ms(anchors), plain.to_nodes_ms(anchors))


def test_an_edited_layer_is_read_anew(city):
    settings = city.settings()
    kept.kept_graph(city, settings)
    with city.transaction() as writer:  # as a GIS program does: the fingerprint stays
        writer.update(Road, {"road_id": 5}, speed_kmh=5.0)
    same(kept.kept_graph(city, settings)[0], build_graph(city.read(Road), settings))


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "foreign"])
def test_a_damaged_file_is_made_again(city, harm):
    settings = city.settings()
    first, _ = kept.kept_graph(city, settings)
    path = kept.kept_file(city.path, settings.roads_sha256)
    data = bytearray(path.read_bytes())
    if harm == "cut":
        data = data[: len(data) // 2]
    elif harm == "flip":
        data[len(data) // 2] ^= 0x10
    elif harm == "empty":
        data = bytearray()
    else:
        data = bytearray(b"PK no archive")
    path.write_bytes(data)
    assert read_arrays(path, kept._label(city, settings)) is None
    same(kept.kept_graph(city, settings)[0], first)
    assert read_arrays(path, kept._label(city, settings)) is not None


def test_other_roads_replace_what_was_kept(city):
    import small_city

    kept.kept_graph(city, city.settings())
    before = kept_files(city)
    roads = small_city.roads(5, seed=2)
    with city.transaction() as writer:
        writer.replace(Road, roads)
        writer.save_settings(changed(city.settings(), roads_sha256=roads_fingerprint(roads)))
    graph, _ = kept.kept_graph(city, city.settings())
    same(graph, build_graph(roads, city.settings()))
    assert len(kept_files(city)) == 1 and kept_files(city) != before


def test_a_folder_that_cannot_be_written_does_no_harm(city, monkeypatch):
    def refuse(*_):
        raise PermissionError("read-only")

    monkeypatch.setattr(kept, "write_arrays", refuse)
    kept.kept_graph(city, city.settings())
    assert kept_files(city) == []


def test_roads_without_a_fingerprint_are_not_kept(city):
    kept.kept_graph(city, changed(city.settings(), roads_sha256=""))
    assert kept_files(city) == []


def test_a_reader_finds_what_a_writer_kept(city, monkeypatch):
    kept.kept_graph(city, city.settings())
    monkeypatch.setattr(kept, "build_graph", None)
    with open_workspace(city.path) as reader:
        kept.kept_graph(reader, reader.settings())


def test_an_unknown_engine_is_refused(city):
    with pytest.raises(BadInput, match="travel_engine is teleport"):
        open_travel_times(city, settings=changed(city.settings(), travel_engine="teleport"))


def test_arrays_survive_in_type_and_shape(tmp_path):
    path = tmp_path / "x.npz"
    arrays = {
        "a": np.arange(7, dtype=np.int32), "b": np.ones((3, 5)) / 3, "none": np.empty((0, 2)),
        "flags": np.array([True, False, True]),
    }
    write_arrays(path, LABEL, arrays)
    found = read_arrays(path, LABEL)
    assert set(found) == set(arrays)
    for name, array in arrays.items():
        assert np.array_equal(found[name], array) and found[name].dtype == array.dtype
        assert found[name].flags.aligned and found[name].flags.writeable
    with np.load(path) as plain:  # it is an ordinary npz
        assert np.array_equal(plain["b"], arrays["b"])
    assert read_arrays(path, {"what": "other"}) is None
    assert read_arrays(tmp_path / "missing.npz", LABEL) is None


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.npz"
    write_arrays(path, LABEL, {"a": np.arange(3)})

    class Broken:
        def __array__(self, *_, **__):
            raise RuntimeError("no")

    with pytest.raises((RuntimeError, TypeError)):
        write_arrays(path, LABEL, {"a": Broken()})
    assert read_arrays(path, LABEL)["a"].tolist() == [0, 1, 2]
    assert [p.name for p in tmp_path.iterdir()] == ["x.npz"]
