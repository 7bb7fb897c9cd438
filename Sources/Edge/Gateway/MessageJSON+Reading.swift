import Base
import JSON
import Messages

extension MessageJSON {
  /// Reads the text of one JSON object as a message.
  static func read<Message: ProtoMessage>(_ text: [UInt8], as type: Message.Type)
    throws(MessageJSONError) -> Message
  {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: text)
    } catch {
      throw MessageJSONError(path: error.path, problem: "\(error.problem) (byte \(error.offset))")
    }
    return try read(value, as: type, at: "$")
  }

  static func read<Message: ProtoMessage>(_ json: JSONValue, as type: Message.Type, at path: String)
    throws(MessageJSONError) -> Message
  {
    guard case .object(let members) = json else {
      throw MessageJSONError(path: path, problem: "an object is needed")
    }
    var message = Message()
    var seen: Set<Int> = []
    var oneofs: [String: String] = [:]
    for member in members {
      let place = "\(path).\(member.name)"
      guard let field = Message.table.field(named: member.name) else {
        throw MessageJSONError(path: place, problem: "is not known")
      }
      guard seen.insert(field.number).inserted else {
        throw MessageJSONError(path: place, problem: "is there twice")
      }
      if member.value == .null { continue }
      if case .oneof(let name) = field.cardinality, let other = oneofs.updateValue(member.name, forKey: name) {
        throw MessageJSONError(path: place, problem: "cannot be there together with \(other)")
      }
      try assign(try read(member.value, of: field, at: place), to: field, of: &message, at: place)
    }
    return message
  }

  static func assign<Message: ProtoMessage>(
    _ value: FieldValue, to field: FieldTable, of message: inout Message, at path: String
  ) throws(MessageJSONError) {
    do throws(ProtobufError) {
      try message.set(field, to: value)
    } catch {
      throw MessageJSONError(path: path, problem: error.explanation)
    }
  }

  private static func read(_ json: JSONValue, of field: FieldTable, at path: String)
    throws(MessageJSONError) -> FieldValue
  {
    switch field.cardinality {
    case .implicit, .optional, .oneof: return try read(json, as: field.kind, at: path)
    case .repeated:
      guard case .array(let elements) = json else {
        throw MessageJSONError(path: path, problem: "an array is needed")
      }
      var values: [FieldValue] = []
      values.reserveCapacity(elements.count)
      for (index, element) in elements.enumerated() {
        values.append(try read(element, as: field.kind, at: "\(path)[\(index)]"))
      }
      return .list(values)
    case .map(let key):
      guard case .object(let members) = json else {
        throw MessageJSONError(path: path, problem: "an object is needed")
      }
      var entries: [(key: FieldValue, value: FieldValue)] = []
      for member in members {
        let place = "\(path).\(member.name)"
        let key = try read(.string(member.name), as: kind(of: key), at: place)
        entries.append((key, try read(member.value, as: field.kind, at: place)))
      }
      return .map(entries)
    }
  }

  private static func kind(of key: FieldTable.MapKey) -> FieldKind {
    switch key {
    case .text: .text
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    }
  }

  private static func read(_ json: JSONValue, as kind: FieldKind, at path: String)
    throws(MessageJSONError) -> FieldValue
  {
    switch (kind, json) {
    case (.message(let type), _): return try readMessage(json, as: type, at: path)
    case (.bool, .bool(let value)): return .bool(value)
    case (.bool, _): throw MessageJSONError(path: path, problem: "true or false is needed")
    case (.text, .string(let text)): return .text(text)
    case (.text, _): throw MessageJSONError(path: path, problem: "a string is needed")
    case (.bytes, .string(let text)), (.timestamp, .string(let text)), (.enumeration, .string(let text)):
      return try scalar(text, kind, at: path)
    case (.bytes, _): throw MessageJSONError(path: path, problem: "a string with base64 is needed")
    case (.timestamp, _): throw MessageJSONError(path: path, problem: "a string with an RFC 3339 time is needed")
    case (.enumeration, .number(let text)):
      guard let number = integer(text, Int32.self) else {
        throw MessageJSONError(path: path, problem: "is not a 32-bit integer")
      }
      return .enumeration(number)
    case (.enumeration, _): throw MessageJSONError(path: path, problem: "the name of a value is needed")
    case (_, .number(let text)), (_, .string(let text)): return try scalar(text, kind, at: path)
    default: throw MessageJSONError(path: path, problem: "a number is needed")
    }
  }

  private static func readMessage<Message: ProtoMessage>(_ json: JSONValue, as type: Message.Type, at path: String)
    throws(MessageJSONError) -> FieldValue
  {
    .message(try read(json, as: type, at: path))
  }
}
