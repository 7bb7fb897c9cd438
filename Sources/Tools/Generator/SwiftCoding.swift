/// Writes how the messages of one package come from C structs and go to the wire.
struct SwiftCoding {
  let package: Schema.Package

  func file(_ imports: SwiftImports) -> GeneratedFile {
    var code = Code()
    code.line("// \(GeneratedFile.notice)")
    imports.write([.runtime, .wire, .tables], &code)
    for message in package.messages where !message.isMapEntry {
      code.line()
      code.block("extension \(message.qualifiedName)") { code in
        writeEntry(message, &code)
        writeReading(message, &code)
        writeWriting(message, &code)
      }
    }
    return GeneratedFile(folder: .swift, name: "\(package.namespace)+Wire.swift", text: code.text)
  }

  private func writeEntry(_ message: Schema.Message, _ code: inout Code) {
    code.block("public init(serialized bytes: [UInt8]) throws(ProtobufError)") { code in
      code.line("self = try decodeMessage(bytes, MessageLayout(\(message.cName)__table())) { message in")
      code.line("  Self(c: message.assumingMemoryBound(to: \(message.cName).self))")
      code.line("}")
    }
    code.line()
    code.block("public func serialized() -> [UInt8]") { code in
      code.line("var wire = WireWriter()")
      code.line("write(to: &wire)")
      code.line("return wire.bytes")
    }
  }

  // MARK: - From C

  private func writeReading(_ message: Schema.Message, _ code: inout Code) {
    code.line()
    code.block("init(c: UnsafePointer<\(message.cName)>)") { code in
      code.line("self.init()")
      for field in message.fields where field.oneof == nil {
        code.line("self.\(field.property) = \(read(field))")
      }
      for oneof in message.oneofs {
        code.cases(of: "c.pointee.\(oneof.name)_case") { code in
          for field in oneof.fields { code.line("case \(field.number): \(readCase(field, of: oneof))") }
          code.line("default: break")
        }
      }
    }
  }

  private func read(_ field: Schema.Field) -> String {
    let member = "c.pointee.\(field.member)"
    switch field.shape {
    case .implicit: return value(member, field.type)
    case .optional:
      switch field.type {
      case .message(_, let qualified, _): return "readMessage(\(member)) { \(qualified)(c: $0) }"
      case .timestamp:
        return "readMessage(\(member)) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }"
      default: return "c.pointee.has_\(field.name) != 0 ? \(value(member, field.type)) : nil"
      }
    case .repeated:
      let list = "(c.pointee.n_\(field.name), \(member))"
      switch field.type {
      case .message(_, let qualified, _): return "readMessages\(list) { \(qualified)(c: $0) }"
      case .timestamp: return "readMessages\(list) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }"
      default: return "readList\(list) { \(value("$0", field.type)) }"
      }
    case .map:
      guard case .map(let key, let type, _) = field.type else { return "[:]" }
      let read = "(\(value("$0.pointee.key", .scalar(key))), \(mapValue(type)))"
      return "readMap(c.pointee.n_\(field.name), \(member)) { \(read) }"
    case .oneof: return "nil"
    }
  }

  private func readCase(_ field: Schema.Field, of oneof: Schema.Oneof) -> String {
    let member = "c.pointee.\(Naming.member(oneof.name)).\(field.member)"
    let target = "self.\(oneof.property)"
    switch field.type {
    case .message(_, let qualified, _):
      return "\(target) = readMessage(\(member)) { .\(field.property)(\(qualified)(c: $0)) }"
    case .timestamp:
      return "\(target) = readMessage(\(member)) { .\(field.property)(readTimestamp($0.pointee.seconds, $0.pointee.nanos)) }"
    default: return "\(target) = .\(field.property)(\(value(member, field.type)))"
    }
  }

  /// A value without presence, read from the C expression `c`.
  private func value(_ c: String, _ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(.string): "readText(\(c).data, \(c).len)"
    case .scalar(.bytes): "readBytes(\(c).data, \(c).len)"
    case .scalar(.bool): "\(c) != 0"
    case .enumeration(let item): "\(item.qualifiedName)(rawValue: \(c))"
    default: c
    }
  }

  private func mapValue(_ type: Schema.FieldType) -> String {
    switch type {
    case .message(_, let qualified, _): "readMessage($0.pointee.value) { \(qualified)(c: $0) } ?? \(qualified)()"
    case .timestamp:
      "readMessage($0.pointee.value) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) } ?? \(SwiftNames.zero(type))"
    default: value("$0.pointee.value", type)
    }
  }

  // MARK: - To the wire

  private func writeWriting(_ message: Schema.Message, _ code: inout Code) {
    code.line()
    code.block("func write(to wire: inout WireWriter)") { code in
      for field in message.fields { write(field, of: message, &code) }
    }
  }

  private func write(_ field: Schema.Field, of message: Schema.Message, _ code: inout Code) {
    let name = "self.\(field.property)"
    switch field.shape {
    case .implicit:
      code.line("if \(isNotZero(name, field.type)) { \(put(field.number, name, field.type)) }")
    case .optional:
      code.line("if let value = \(name) { \(put(field.number, "value", field.type)) }")
    case .oneof:
      guard let oneof = message.oneofs.first(where: { $0.name == field.oneof }) else { return }
      code.line(
        "if case .\(field.property)(let value)? = self.\(oneof.property) { \(put(field.number, "value", field.type)) }")
    case .repeated(packed: true):
      code.line("wire.packed(\(field.number), \(name)) { $0.put(\(raw("$1", field.type))) }")
    case .repeated:
      code.line("for item in \(name) { \(put(field.number, "item", field.type)) }")
    case .map:
      guard case .map(let key, let type, _) = field.type else { return }
      code.block("for (key, value) in \(name).sorted(by: { $0.key < $1.key })") { code in
        code.line("wire.message(\(field.number)) { wire in")
        code.deeper { code in
          code.line(put(1, "key", .scalar(key)))
          code.line(put(2, "value", type))
        }
        code.line("}")
      }
    }
  }

  private func isNotZero(_ name: String, _ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(.bool): name
    case .scalar(.string), .scalar(.bytes): "!\(name).isEmpty"
    case .scalar(.float), .scalar(.double): "\(name).bitPattern != 0"
    case .enumeration: "\(name).rawValue != 0"
    default: "\(name) != 0"
    }
  }

  /// The statement that writes one value with its number.
  private func put(_ number: Int, _ name: String, _ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(.string): "wire.text(\(number), \(name))"
    case .scalar(.bytes): "wire.bytes(\(number), \(name))"
    case .message: "wire.message(\(number)) { \(name).write(to: &$0) }"
    case .timestamp: "wire.timestamp(\(number), \(name))"
    default: "wire.field(\(number), \(raw(name, type)))"
    }
  }

  /// The argument that says how a number lies on the wire.
  private func raw(_ name: String, _ type: Schema.FieldType) -> String {
    switch type {
    case .enumeration: return "varint: UInt64(bitPattern: Int64(\(name).rawValue))"
    case .scalar(let kind):
      switch kind {
      case .int32: return "varint: UInt64(bitPattern: Int64(\(name)))"
      case .int64: return "varint: UInt64(bitPattern: \(name))"
      case .uint32: return "varint: UInt64(\(name))"
      case .uint64: return "varint: \(name)"
      case .sint32, .sint64: return "varint: WireWriter.zigzag(Int64(\(name)))"
      case .bool: return "varint: \(name) ? 1 : 0"
      case .fixed32: return "fixed32: \(name)"
      case .sfixed32: return "fixed32: UInt32(bitPattern: \(name))"
      case .float: return "fixed32: \(name).bitPattern"
      case .fixed64: return "fixed64: \(name)"
      case .sfixed64: return "fixed64: UInt64(bitPattern: \(name))"
      default: return "fixed64: \(name).bitPattern"
      }
    default: return ""
    }
  }
}
