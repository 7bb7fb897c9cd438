/// Writes the message structs and enums of one package.
struct SwiftMessages {
  let package: Schema.Package

  func file(_ imports: SwiftImports) -> GeneratedFile {
    var code = Code()
    code.line("// \(GeneratedFile.notice)")
    imports.write(package.usesTimestamp ? [.base, .runtime] : [.runtime], &code)
    code.line()
    code.doc("The messages and services of `\(package.name)`.")
    code.line("public enum \(package.namespace) {}")
    for item in package.enums { write(item, &code) }
    for message in package.messages where !message.isMapEntry { write(message, &code) }
    return GeneratedFile(folder: .swift, name: "\(package.namespace).swift", text: code.text)
  }

  private func write(_ item: Schema.Enumeration, _ code: inout Code) {
    code.line()
    code.block("extension \(SwiftNames.parent(item.qualifiedName))") { code in
      code.doc(item.comment, else: "`\(item.fullName)`.")
      code.block("public enum \(SwiftNames.last(item.qualifiedName)): Sendable, Hashable") { code in
        for entry in item.distinct {
          code.doc(entry.comment)
          code.line("case \(Naming.escaped(entry.name))")
        }
        code.line("/// A number that this version does not know; kept as it came.")
        code.line("case unrecognized(Int32)")
        code.line()
        code.block("public init(rawValue: Int32)") { code in
          code.cases(of: "rawValue") { code in
            for entry in item.distinct { code.line("case \(entry.number): self = .\(entry.name)") }
            code.line("default: self = .unrecognized(rawValue)")
          }
        }
        code.line()
        code.line("/// The number on the wire.")
        code.block("public var rawValue: Int32") { code in
          code.cases(of: "self") { code in
            for entry in item.distinct { code.line("case .\(entry.name): \(entry.number)") }
            code.line("case .unrecognized(let value): value")
          }
        }
        code.line()
        code.line("/// The names of the proto.")
        code.line("public static let table = EnumTable(")
        code.line("  name: \"\(item.fullName)\",")
        code.line("  values: [")
        for entry in item.cases { code.line("    (\(entry.number), \"\(entry.protoName)\"),") }
        code.line("  ])")
      }
    }
  }

  private func write(_ message: Schema.Message, _ code: inout Code) {
    code.line()
    code.block("extension \(SwiftNames.parent(message.qualifiedName))") { code in
      code.doc(message.comment, else: "`\(message.fullName)`.")
      code.block("public struct \(SwiftNames.last(message.qualifiedName)): ProtoMessage") { code in
        for member in message.members { declare(member, &code) }
        for oneof in message.oneofs { declare(oneof, &code) }
        if !message.fields.isEmpty { code.line() }
        code.line("public init() {}")
        if !message.fields.isEmpty { memberwise(message, &code) }
      }
    }
  }

  private func declare(_ member: Schema.Member, _ code: inout Code) {
    switch member {
    case .field(let field):
      code.doc(field.comment)
      code.line("public var \(Naming.escaped(field.property)): \(SwiftNames.type(field)) = \(SwiftNames.initial(field))")
    case .oneof(let oneof):
      code.line("public var \(Naming.escaped(oneof.property)): \(oneof.typeName)?")
    }
  }

  private func declare(_ oneof: Schema.Oneof, _ code: inout Code) {
    code.line()
    code.line("/// One of these at most.")
    code.block("public enum \(oneof.typeName): Sendable, Hashable") { code in
      for field in oneof.fields {
        code.doc(field.comment)
        code.line("case \(Naming.escaped(field.property))(\(SwiftNames.element(field.type)))")
      }
    }
  }

  private func memberwise(_ message: Schema.Message, _ code: inout Code) {
    code.line()
    code.line("public init(")
    let members = message.members
    for (index, member) in members.enumerated() {
      let comma = index + 1 < members.count ? "," : ""
      switch member {
      case .field(let field):
        code.line("  \(field.property): \(SwiftNames.type(field)) = \(SwiftNames.initial(field))\(comma)")
      case .oneof(let oneof):
        code.line("  \(oneof.property): \(oneof.typeName)? = nil\(comma)")
      }
    }
    code.block(")") { code in
      for member in members {
        switch member {
        case .field(let field): code.line("self.\(field.property) = \(Naming.escaped(field.property))")
        case .oneof(let oneof): code.line("self.\(oneof.property) = \(Naming.escaped(oneof.property))")
        }
      }
    }
  }
}

/// What a generated Swift file imports.
struct SwiftImports {
  enum Module { case base, baseInside, runtime, rpcCore, wire, tables }
  /// The C module of the tables.
  let tables: String
  /// The module of `ProtoMessage`, when the generated code lies in another one.
  let runtime: String?

  func write(_ modules: [Module], _ code: inout Code) {
    for module in modules {
      switch module {
      case .base: code.line("public import Base")
      case .baseInside: code.line("internal import Base")
      case .runtime: if let runtime { code.line("public import \(runtime)") }
      case .rpcCore: code.line("public import RPCCore")
      case .wire: code.line("internal import ProtobufWire")
      case .tables:
        code.line("internal import \(tables)")
        code.line("internal import CProtobufC")
      }
    }
  }
}

/// The Swift spelling of types and values.
enum SwiftNames {
  static func parent(_ qualified: String) -> String {
    qualified.split(separator: ".").dropLast().joined(separator: ".")
  }
  static func last(_ qualified: String) -> String { String(qualified.split(separator: ".").last ?? "") }

  static func scalar(_ kind: FieldDescriptor.Kind) -> String {
    switch kind {
    case .double: "Double"
    case .float: "Float"
    case .int64, .sint64, .sfixed64: "Int64"
    case .uint64, .fixed64: "UInt64"
    case .int32, .sint32, .sfixed32: "Int32"
    case .uint32, .fixed32: "UInt32"
    case .bool: "Bool"
    case .string: "String"
    default: "[UInt8]"
    }
  }

  /// The type of one value of a field.
  static func element(_ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(let kind): scalar(kind)
    case .enumeration(let item): item.qualifiedName
    case .message(_, let qualified, _): qualified
    case .timestamp: "WallTime"
    case .map(let key, let value, _): "[\(scalar(key)): \(element(value))]"
    }
  }

  static func type(_ field: Schema.Field) -> String {
    switch field.shape {
    case .implicit, .oneof, .map: element(field.type)
    case .optional: element(field.type) + "?"
    case .repeated: "[\(element(field.type))]"
    }
  }

  static func initial(_ field: Schema.Field) -> String {
    switch field.shape {
    case .optional, .oneof: "nil"
    case .repeated: "[]"
    case .map: "[:]"
    case .implicit: zero(field.type)
    }
  }

  static func zero(_ type: Schema.FieldType) -> String {
    switch type {
    case .scalar(.bool): "false"
    case .scalar(.string): "\"\""
    case .scalar(.bytes): "[]"
    case .scalar: "0"
    case .enumeration(let item): ".\(item.cases.first { $0.number == 0 }?.name ?? "unspecified")"
    case .message(_, let qualified, _): "\(qualified)()"
    case .timestamp: "WallTime(milliseconds: 0)"
    case .map: "[:]"
    }
  }
}

extension Schema.Enumeration {
  /// The first name of every number: aliases share it.
  var distinct: [Case] {
    var seen: Set<Int> = []
    return cases.filter { seen.insert($0.number).inserted }
  }
}
