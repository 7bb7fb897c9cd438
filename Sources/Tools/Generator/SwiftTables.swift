/// Writes the field tables of one package and the access to fields by them.
struct SwiftTables {
  let package: Schema.Package

  func file(_ imports: SwiftImports) -> GeneratedFile {
    var code = Code()
    code.line("// \(GeneratedFile.notice)")
    imports.write(package.usesTimestamp ? [.baseInside, .runtime] : [.runtime], &code)
    for message in package.messages where !message.isMapEntry {
      code.line()
      code.block("extension \(message.qualifiedName)") { code in
        writeTable(message, &code)
        writeGetter(message, &code)
        writeSetter(message, &code)
      }
    }
    return GeneratedFile(folder: .swift, name: "\(package.namespace)+Tables.swift", text: code.text)
  }

  private func writeTable(_ message: Schema.Message, _ code: inout Code) {
    code.line("public static let table = MessageTable(")
    code.line("  name: \"\(message.fullName)\",")
    code.line("  fields: [")
    for name in message.declared {
      guard let field = message.fields.first(where: { $0.name == name }) else { continue }
      code.line("    FieldTable(")
      code.line("      number: \(field.number), name: \"\(field.name)\", jsonName: \"\(field.jsonName)\",")
      code.line("      kind: \(kind(field.type)), cardinality: \(cardinality(field))),")
    }
    code.line("  ])")
  }

  private func kind(_ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(let kind): ".\(scalarCase(kind))"
    case .enumeration(let item): ".enumeration(\(item.qualifiedName).table)"
    case .message(_, let qualified, _): ".message(\(qualified).self)"
    case .timestamp: ".timestamp"
    case .map(_, let value, _): kind(value)
    }
  }

  private func cardinality(_ field: Schema.Field) -> String {
    switch field.shape {
    case .implicit: return ".implicit"
    case .optional: return ".optional"
    case .repeated: return ".repeated"
    case .oneof: return ".oneof(\"\(field.oneof ?? "")\")"
    case .map:
      guard case .map(let key, _, _) = field.type else { return ".repeated" }
      return ".map(key: .\(scalarCase(key)))"
    }
  }

  /// The keys that `FieldTable.MapKey` has a case for.
  static let mapKeys: Set<FieldDescriptor.Kind> = [.string, .int32, .int64, .uint32, .uint64, .sint32, .sint64]

  /// The case of `FieldKind` and of `FieldValue`.
  private func scalarCase(_ kind: FieldDescriptor.Kind) -> String {
    switch kind {
    case .string: "text"
    case .bytes: "bytes"
    default: Self.caseNames[SwiftNames.scalar(kind)] ?? "bytes"
    }
  }
  private static let caseNames = [
    "Double": "double", "Float": "float", "Int64": "int64", "UInt64": "uint64", "Int32": "int32",
    "UInt32": "uint32", "Bool": "bool",
  ]

  // MARK: - Reading

  private func writeGetter(_ message: Schema.Message, _ code: inout Code) {
    code.line()
    code.block("public func value(of field: FieldTable) -> FieldValue") { code in
      guard !message.fields.isEmpty else { return code.line(".absent") }
      code.cases(of: "field.number") { code in
        for field in message.fields { code.line("case \(field.number): \(get(field, message))") }
        code.line("default: .absent")
      }
    }
  }

  private func get(_ field: Schema.Field, _ message: Schema.Message) -> String {
    let name = "self.\(field.property)"
    switch field.shape {
    case .implicit: return wrap(name, field.type)
    case .optional: return "\(name).map { \(wrap("$0", field.type)) } ?? .absent"
    case .repeated: return ".list(\(name).map { \(wrap("$0", field.type)) })"
    case .map:
      guard case .map(let key, let value, _) = field.type else { return ".absent" }
      let entry = "(key: \(wrap("$0.key", .scalar(key))), value: \(wrap("$0.value", value)))"
      return ".map(\(name).sorted { $0.key < $1.key }.map { \(entry) })"
    case .oneof:
      guard let oneof = message.oneofs.first(where: { $0.name == field.oneof }) else { return ".absent" }
      return
        "if case .\(field.property)(let value)? = self.\(oneof.property) { \(wrap("value", field.type)) } else { .absent }"
    }
  }

  private func wrap(_ name: String, _ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(let kind): ".\(scalarCase(kind))(\(name))"
    case .enumeration: ".enumeration(\(name).rawValue)"
    case .message: ".message(\(name))"
    case .timestamp: ".timestamp(\(name))"
    case .map: ".absent"
    }
  }

  // MARK: - Setting

  private func writeSetter(_ message: Schema.Message, _ code: inout Code) {
    code.line()
    code.block("public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError)") { code in
      guard !message.fields.isEmpty else { return code.line("throw .noSuchField(field.name, of: Self.table.name)") }
      code.cases(of: "field.number") { code in
        for field in message.fields { code.line("case \(field.number): \(set(field, message))") }
        code.line("default: throw .noSuchField(field.name, of: Self.table.name)")
      }
    }
  }

  private func set(_ field: Schema.Field, _ message: Schema.Message) -> String {
    let name = "self.\(field.property)"
    switch field.shape {
    case .implicit, .optional: return "\(name) = \(unwrap("value", field.type))"
    case .repeated:
      let element = SwiftNames.element(field.type)
      return "\(name) = try value.asList { (item) throws(ProtobufError) -> \(element) in \(unwrap("item", field.type)) }"
    case .map:
      guard case .map(let key, let value, _) = field.type else { return "break" }
      let types = "(\(SwiftNames.scalar(key)), \(SwiftNames.element(value)))"
      return "\(name) = try value.asMap { (key, item) throws(ProtobufError) -> \(types) in "
        + "(\(unwrap("key", .scalar(key))), \(unwrap("item", value))) }"
    case .oneof:
      guard let oneof = message.oneofs.first(where: { $0.name == field.oneof }) else { return "break" }
      return "self.\(oneof.property) = .\(field.property)(\(unwrap("value", field.type)))"
    }
  }

  private func unwrap(_ name: String, _ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(.string): "try \(name).asText()"
    case .scalar(.bytes): "try \(name).asBytes()"
    case .scalar(let kind): "try \(name).as\(SwiftNames.scalar(kind))()"
    case .enumeration(let item): "\(item.qualifiedName)(rawValue: try \(name).asEnumeration())"
    case .message(_, let qualified, _): "try \(name).asMessage(\(qualified).self)"
    case .timestamp: "try \(name).asTimestamp()"
    case .map: name
    }
  }
}
