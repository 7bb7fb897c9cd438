public import Base

/// What generated setters take out of a `FieldValue`; each throws `wrongKind` for another case.
extension FieldValue {
  private func wrong(_ wanted: String) -> ProtobufError {
    ProtobufError(.wrongKind, "a \(wanted) is wanted")
  }

  public func asBool() throws(ProtobufError) -> Bool {
    guard case .bool(let value) = self else { throw wrong("bool") }
    return value
  }
  public func asInt32() throws(ProtobufError) -> Int32 {
    guard case .int32(let value) = self else { throw wrong("32-bit integer") }
    return value
  }
  public func asInt64() throws(ProtobufError) -> Int64 {
    guard case .int64(let value) = self else { throw wrong("64-bit integer") }
    return value
  }
  public func asUInt32() throws(ProtobufError) -> UInt32 {
    guard case .uint32(let value) = self else { throw wrong("32-bit unsigned integer") }
    return value
  }
  public func asUInt64() throws(ProtobufError) -> UInt64 {
    guard case .uint64(let value) = self else { throw wrong("64-bit unsigned integer") }
    return value
  }
  public func asFloat() throws(ProtobufError) -> Float {
    guard case .float(let value) = self else { throw wrong("float") }
    return value
  }
  public func asDouble() throws(ProtobufError) -> Double {
    guard case .double(let value) = self else { throw wrong("double") }
    return value
  }
  public func asText() throws(ProtobufError) -> String {
    guard case .text(let value) = self else { throw wrong("text") }
    return value
  }
  public func asBytes() throws(ProtobufError) -> [UInt8] {
    guard case .bytes(let value) = self else { throw wrong("row of bytes") }
    return value
  }
  public func asEnumeration() throws(ProtobufError) -> Int32 {
    guard case .enumeration(let value) = self else { throw wrong("enum number") }
    return value
  }
  public func asTimestamp() throws(ProtobufError) -> WallTime {
    guard case .timestamp(let value) = self else { throw wrong("time") }
    return value
  }
  public func asMessage<Message: ProtoMessage>(_ type: Message.Type) throws(ProtobufError) -> Message {
    guard case .message(let value) = self, let message = value as? Message else {
      throw wrong(type.table.name)
    }
    return message
  }

  public func asList<Element>(
    _ element: (FieldValue) throws(ProtobufError) -> Element
  ) throws(ProtobufError) -> [Element] {
    guard case .list(let values) = self else { throw wrong("list") }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values { elements.append(try element(value)) }
    return elements
  }

  /// Of a key that stands twice the last counts.
  public func asMap<Key: Hashable, Value>(
    _ entry: (FieldValue, FieldValue) throws(ProtobufError) -> (Key, Value)
  ) throws(ProtobufError) -> [Key: Value] {
    guard case .map(let values) = self else { throw wrong("map") }
    var map: [Key: Value] = [:]
    for (key, value) in values {
      let (key, value) = try entry(key, value)
      map[key] = value
    }
    return map
  }
}
