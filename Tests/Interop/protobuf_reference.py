"""Reads and writes messages with Google's own protobuf, for comparison with ours.

Usage: protobuf_reference.py PROTO_DIRECTORY... < lines > lines
Each line in:  TYPE HEX [JSON]     a full message name, its encoding, and our proto3 JSON of it
Each line out: HEX HEX [JSON]      Google's encoding of what it read from HEX, of what it read from
                                   JSON (`-` without), and its proto3 JSON of the message
"""

import os
import sys
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from grpc_tools import protoc

set_file = os.path.join(tempfile.mkdtemp(), "set.pb")
folders = sys.argv[1:]
includes = ["-I" + folder for folder in folders]
includes.append("-I" + os.path.join(os.path.dirname(protoc.__file__), "_proto"))
files = []
for folder in folders:
    for path, _, names in os.walk(folder):
        if not path.startswith(tuple(other for other in folders if other != folder and other.startswith(folder))):
            files += [os.path.relpath(os.path.join(path, name), folder) for name in names if name.endswith(".proto")]
if protoc.main(["protoc", "--include_imports", "--descriptor_set_out=" + set_file] + includes + files) != 0:
    sys.exit("the protos do not compile")
pool = descriptor_pool.DescriptorPool()
with open(set_file, "rb") as file:
    for item in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.Add(item)

for line in sys.stdin:
    name, code, *json = line.rstrip("\n").split(" ", 2)
    make = message_factory.GetMessageClass(pool.FindMessageTypeByName(name))
    message = make.FromString(bytes.fromhex(code.replace("-", "")))
    from_json = "-"
    if json:
        from_json = json_format.Parse(json[0], make()).SerializeToString(deterministic=True).hex()
    ours = message.SerializeToString(deterministic=True).hex()
    theirs = json_format.MessageToJson(message, indent=None) if json else "-"
    print(ours or "-", from_json or "-", theirs)
