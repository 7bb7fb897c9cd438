import Base
import JSON
import Messages

extension MessageJSON {
  /// The message as JSON text in UTF-8, without white space, fields in the order of the proto.
  static func serialized(_ message: some ProtoMessage) -> [UInt8] {
    var bytes: [UInt8] = []
    write(message, into: &bytes)
    return bytes
  }

  static func write<Message: ProtoMessage>(_ message: Message, into bytes: inout [UInt8]) {
    var separator = JSONMark.objectBegins
    for field in Message.table.fields {
      let value = message.value(of: field)
      if case .absent = value { continue }
      bytes.append(separator)
      separator = UInt8(ascii: ",")
      JSONValue.write(quoted: field.jsonName, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      write(value, field.kind, into: &bytes)
    }
    if separator == JSONMark.objectBegins { bytes.append(separator) }
    bytes.append(JSONMark.objectEnds)
  }

  private static func write(_ value: FieldValue, _ kind: FieldKind, into bytes: inout [UInt8]) {
    switch value {
    case .absent: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int32(let value): bytes += String(value).utf8
    case .uint32(let value): bytes += String(value).utf8
    case .int64(let value): quote(String(value), into: &bytes)
    case .uint64(let value): quote(String(value), into: &bytes)
    case .float(let value): write(number: value, into: &bytes)
    case .double(let value): write(number: value, into: &bytes)
    case .text(let value): JSONValue.write(quoted: value, into: &bytes)
    case .bytes(let value): quote(Base64.encode(value), into: &bytes)
    case .timestamp(let value): quote(RFC3339.text(value), into: &bytes)
    case .message(let value): write(value, into: &bytes)
    case .enumeration(let value):
      if case .enumeration(let table) = kind, let name = table.name(of: value) {
        quote(name, into: &bytes)
      } else {
        bytes += String(value).utf8
      }
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value, kind, into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .map(let entries):
      bytes.append(JSONMark.objectBegins)
      for (index, entry) in entries.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONValue.write(quoted: name(ofKey: entry.key), into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(entry.value, kind, into: &bytes)
      }
      bytes.append(JSONMark.objectEnds)
    }
  }

  /// Shortest form that reads back as the same number; what JSON cannot say is a string.
  private static func write<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    number: Number, into bytes: inout [UInt8]
  ) {
    if number.isFinite {
      bytes += number.description.utf8
    } else {
      quote(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity", into: &bytes)
    }
  }

  /// Text that needs no escapes.
  private static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\""))
  }

  private static func name(ofKey key: FieldValue) -> String {
    switch key {
    case .text(let value): value
    case .int32(let value): String(value)
    case .int64(let value): String(value)
    case .uint32(let value): String(value)
    case .uint64(let value): String(value)
    default: ""
    }
  }
}
