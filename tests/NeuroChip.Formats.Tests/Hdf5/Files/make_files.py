"""Writes the small HDF5 files of this folder with h5py 3.7 and HDF5 1.10.8. They are committed: tests do not run this script.
Written again, some differ in their time stamps.

Each file uses one part of the format; Hdf5FeatureTests.cs names the values that it must yield.
"""
import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t


def file(name, libver="latest", **more):
    return h5py.File(name + ".h5", "w", libver=libver, **more)


def ramp(*shape, dtype="<i4"):
    return np.arange(int(np.prod(shape)), dtype=dtype).reshape(shape)


# Members by the hundred: a fractal heap with indirect blocks and a version 2 B-tree with inner nodes.
with file("dense-group") as f:
    group = f.create_group("many")
    group["last"] = np.int8(7)
    for i in range(200):
        group[f"member-{i:03}"] = group["last"]

# The same in the older form: a B-tree with more than one level.
with file("symbol-table-large", libver=("earliest", "v108")) as f:
    group = f.create_group("many")
    group["last"] = np.int8(7)
    for i in range(200):
        group[f"member-{i:03}"] = group["last"]

# Chunk indexes of layout version 4.
with file("fixed-array") as f:
    f.create_dataset("plain", data=ramp(5, 7), chunks=(2, 3))
    f.create_dataset("gzip", data=ramp(5, 7), chunks=(2, 3), compression=9, shuffle=True, fletcher32=True)
    f.create_dataset("bounded", data=ramp(3, 4), chunks=(2, 3), maxshape=(7, 8))
    paged = f.create_dataset("paged", shape=(3000,), chunks=(1,), dtype="i1", fillvalue=-1)
    paged[5] = 50
    paged[2999] = 99
with file("extensible-array") as f:
    f.create_dataset("rows", data=ramp(60, 3), chunks=(1, 2), maxshape=(None, 3))
    f.create_dataset("columns", data=ramp(3, 60), chunks=(2, 1), maxshape=(3, None), compression=1)
with file("extensible-array-paged") as f:
    far = f.create_dataset("far", shape=(140000,), chunks=(1,), maxshape=(None,), dtype="i1", fillvalue=-1)
    for index in (3, 20, 132500, 135000, 139999):
        far[index] = index % 100
with file("implicit") as f:
    plist = h5p.create(h5p.DATASET_CREATE)
    plist.set_chunk((2, 3))
    plist.set_alloc_time(h5d.ALLOC_TIME_EARLY)
    dataset = h5py.Dataset(h5d.create(f.id, b"data", h5t.STD_I32LE, h5s.create_simple((5, 7)), plist))
    dataset[...] = ramp(5, 7)
with file("btree2-chunks") as f:
    f.create_dataset("plain", data=ramp(40, 30), chunks=(2, 3), maxshape=(None, None))
    f.create_dataset("gzip", data=ramp(5, 7), chunks=(2, 3), maxshape=(None, None), compression=1)

# Filters that cannot be undone, and one that can but was skipped for a chunk that does not get smaller.
with file("refused-filters") as f:
    f.create_dataset("scaleoffset", data=ramp(100), chunks=(50,), scaleoffset=0)
with file("lzf") as f:
    f.create_dataset("repeated", data=np.tile(ramp(10), 30), chunks=(100,), compression="lzf")
    f.create_dataset("shuffled", data=ramp(300), chunks=(100,), compression="lzf", shuffle=True)

# Types.
with file("types", libver=("earliest", "v110")) as f:
    for dtype in ("<i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8", "<u1", "<u2", ">u2", "<u4", ">u4", "<u8", ">u8"):
        info = np.iinfo(dtype)
        f["int" + dtype] = np.array([info.min, 0, 1, info.max], dtype=dtype)
    for dtype in ("<f2", ">f2", "<f4", ">f4", "<f8", ">f8"):
        f["float" + dtype] = np.array([-1.5, 0.0, 0.333251953125, np.inf], dtype=dtype)
    three = h5t.STD_I32LE.copy()
    three.set_size(3)
    three.set_precision(24)
    numbers = h5d.create(f.id, b"int24", three, h5s.create_simple((2,)))
    numbers.write(h5s.ALL, h5s.ALL, np.array([-2, 8388607], dtype="i4"), mtype=h5t.NATIVE_INT32)
    f["bool"] = np.array([True, False])
    f.create_dataset("enum", data=np.array([2, 0], "<i2"), dtype=h5py.enum_dtype({"NONE": 0, "BY_ID": 1, "BY_TIME": 2}, "<i2"))
    f["compound"] = np.zeros(2, dtype=[("a", "<i4"), ("b", "<f4")])
    f["fixed"] = np.array([b"ab", b"cde"], dtype="S5")
    spaces = h5t.C_S1.copy()
    spaces.set_size(6)
    spaces.set_strpad(h5t.STR_SPACEPAD)
    padded = h5d.create(f.id, b"spaces", spaces, h5s.create(h5s.SCALAR))
    padded.write(h5s.ALL, h5s.ALL, np.array(b"ab c  ", dtype="S6"), mtype=spaces)
    f["text"] = "größer"
    f["empty-text"] = ""
    f["null"] = h5py.Empty("f4")
    f["no-rows"] = np.zeros((0, 3), "f4")
    f.create_dataset("never-written", shape=(3,), dtype="<i2", fillvalue=-7)
    f["soft"] = h5py.SoftLink("/bool")
    f["named-type"] = np.dtype("<f4")
    f.create_dataset("of-named-type", data=np.float32([1.25]), dtype=f["named-type"])

# Rows of variable length, as in recorded spike data.
with file("rows") as f:
    times = f.create_dataset("spikes/times", (3,), dtype=h5py.vlen_dtype("<f2"))
    units = f.create_dataset("spikes/units", (3,), dtype=h5py.vlen_dtype("<u2"), chunks=(2,), maxshape=(None,), compression=1)
    for row, values in enumerate(([0.5, 1.25], [], [2.0, 3.0, 4.0])):
        times[row] = np.array(values, "<f2")
        units[row] = np.arange(len(values), dtype="<u2") + 600

# Attributes: a few in the header, many in a fractal heap.
for libver in ("earliest", "latest"):
    with file("attributes-" + libver, libver=(libver, "latest")) as f:
        f.attrs["__type__"] = "NIRGraphData"
        dataset = f.create_dataset("data", data=ramp(3))
        dataset.attrs["units"] = np.bytes_("ms")
        dataset.attrs["dt"] = 0.25
        dataset.attrs["shape"] = np.array([[1, 2], [3, 4]], ">i2")
        dataset.attrs.create("sorting", 1, dtype=h5py.enum_dtype({"none": 0, "by_id": 1, "by_time": 2}, "u1"))
        many = f.create_group("many")
        for i in range(100):
            many.attrs[f"attribute-{i:03}"] = i

# Groups within each other, and a ring.
with file("ring") as f:
    f["a/b"] = 1
    f["a/c"] = f["a"]

# Two links to the next group in every group: few bytes, 2^40 paths.
with file("diamonds") as f:
    group = f
    for _ in range(40):
        below = group.create_group("left")
        group["right"] = below
        group = below
