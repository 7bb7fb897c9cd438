/// Writes protobuf-c descriptor tables and the C structs they describe.
///
/// Our layout differs from protoc-c's in three points. A proto `string` is described as
/// `PROTOBUF_C_TYPE_BYTES` (same wire format; keeps NUL, needs no strlen) with `reserved_flags` 1,
/// so that the pre-scan knows it must be UTF-8. `message_init` is NULL. `optional` scalars, which
/// protoc-c refuses, have has-flags.
struct CTables {
  let module: String
  let packages: [Schema.Package]

  func files() -> [GeneratedFile] {
    var umbrella = Code()
    umbrella.line("/* \(GeneratedFile.notice) */")
    umbrella.line("#pragma once")
    for package in packages { umbrella.line("#include \"\(package.namespace).h\"") }
    var files = [GeneratedFile(folder: .c, name: "include/\(module).h", text: umbrella.text)]
    for package in packages {
      files.append(GeneratedFile(folder: .c, name: "include/\(package.namespace).h", text: header(package)))
      files.append(GeneratedFile(folder: .c, name: "\(package.namespace).c", text: source(package)))
    }
    return files
  }

  private func header(_ package: Schema.Package) -> String {
    var code = Code()
    code.line("/* \(GeneratedFile.notice) */")
    code.line("#pragma once")
    code.line("#include <stddef.h>")
    code.line("#include <stdint.h>")
    code.line("#if __has_feature(modules)")
    code.line("#pragma clang module import CProtobufC")
    code.line("#else")
    code.line("#include <protobuf-c/protobuf-c.h>")
    code.line("#endif")
    if package.usesTimestamp {
      code.line()
      code.line("/* google.protobuf.Timestamp */")
      code.line("typedef struct \(package.timestamp) {")
      code.line("  ProtobufCMessage base;")
      code.line("  int64_t seconds;")
      code.line("  int32_t nanos;")
      code.line("} \(package.timestamp);")
    }
    for message in package.messages { code.line("typedef struct \(message.cName) \(message.cName);") }
    for message in package.messages {
      code.line()
      code.line("/* \(message.fullName) */")
      code.line("struct \(message.cName) {")
      code.line("  ProtobufCMessage base;")
      for field in message.fields where field.oneof == nil { declare(field, package, &code) }
      for oneof in message.oneofs {
        code.line("  uint32_t \(oneof.name)_case;")
        code.line("  union {")
        for field in oneof.fields { code.line("    \(type(field.type, package)) \(field.member);") }
        code.line("  } \(Naming.member(oneof.name));")
      }
      code.line("};")
      code.line("extern const ProtobufCMessageDescriptor \(message.cName)__descriptor;")
      code.line("static inline const void *\(message.cName)__table(void) { return &\(message.cName)__descriptor; }")
    }
    return code.text
  }

  private func declare(_ field: Schema.Field, _ package: Schema.Package, _ code: inout Code) {
    switch field.shape {
    case .repeated, .map:
      code.line("  size_t n_\(field.name);")
      code.line("  \(type(field.type, package)) *\(field.member);")
    case .optional where field.hasFlag:
      code.line("  protobuf_c_boolean has_\(field.name);")
      code.line("  \(type(field.type, package)) \(field.member);")
    case .implicit, .optional, .oneof:
      code.line("  \(type(field.type, package)) \(field.member);")
    }
  }

  private func type(_ type: Schema.FieldType, _ package: Schema.Package) -> String {
    switch type {
    case .message(_, _, let c): "struct \(c) *"
    case .map(_, _, let entry): "struct \(entry) *"
    case .timestamp: "struct \(package.timestamp) *"
    case .enumeration: "int32_t"
    case .scalar(let kind):
      switch kind {
      case .string, .bytes: "ProtobufCBinaryData"
      case .bool: "protobuf_c_boolean"
      case .double: "double"
      case .float: "float"
      case .int64, .sint64, .sfixed64: "int64_t"
      case .uint64, .fixed64: "uint64_t"
      case .uint32, .fixed32: "uint32_t"
      default: "int32_t"
      }
    }
  }

  private func source(_ package: Schema.Package) -> String {
    var code = Code()
    code.line("/* \(GeneratedFile.notice) */")
    code.line("#include \"\(module).h\"")
    if package.usesTimestamp { timestampTable(package, &code) }
    for message in package.messages { table(message, package, &code) }
    return code.text
  }

  private func timestampTable(_ package: Schema.Package, _ code: inout Code) {
    let name = package.timestamp
    code.line()
    code.line("static const ProtobufCFieldDescriptor \(name)__fields[] = {")
    for (member, number, type) in [("seconds", 1, "INT64"), ("nanos", 2, "INT32")] {
      code.line("  { .name = \"\(member)\", .id = \(number), .label = PROTOBUF_C_LABEL_NONE,")
      code.line("    .type = PROTOBUF_C_TYPE_\(type), .offset = offsetof(\(name), \(member)) },")
    }
    code.line("};")
    code.line("static const ProtobufCIntRange \(name)__ranges[] = { { 1, 0 }, { 0, 2 } };")
    descriptor(name, fullName: "google.protobuf.Timestamp", package: "google.protobuf", fields: 2, ranges: 1, "static ", &code)
  }

  private func table(_ message: Schema.Message, _ package: Schema.Package, _ code: inout Code) {
    code.line()
    if !message.fields.isEmpty {
      code.line("static const ProtobufCFieldDescriptor \(message.cName)__fields[] = {")
      for field in message.fields { describe(field, of: message, package, &code) }
      code.line("};")
      let ranges = Self.ranges(message.fields.map(\.number))
      let list = ranges.map { "{ \($0.start), \($0.index) }" } + ["{ 0, \(message.fields.count) }"]
      code.line("static const ProtobufCIntRange \(message.cName)__ranges[] = { \(list.joined(separator: ", ")) };")
    }
    descriptor(
      message.cName, fullName: message.fullName, package: package.name, fields: message.fields.count,
      ranges: Self.ranges(message.fields.map(\.number)).count, "", &code)
  }

  private func descriptor(
    _ name: String, fullName: String, package: String, fields: Int, ranges: Int, _ storage: String,
    _ code: inout Code
  ) {
    let short = fullName.split(separator: ".").last ?? ""
    code.line("\(storage)const ProtobufCMessageDescriptor \(name)__descriptor = {")
    code.line("  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,")
    code.line("  .name = \"\(fullName)\", .short_name = \"\(short)\", .c_name = \"\(name)\",")
    code.line("  .package_name = \"\(package)\", .sizeof_message = sizeof(\(name)),")
    if fields > 0 {
      code.line("  .n_fields = \(fields), .fields = \(name)__fields,")
      code.line("  .n_field_ranges = \(ranges), .field_ranges = \(name)__ranges,")
    }
    code.line("};")
  }

  private func describe(
    _ field: Schema.Field, of message: Schema.Message, _ package: Schema.Package, _ code: inout Code
  ) {
    let oneof = field.oneof.map { Naming.member($0) + "." } ?? ""
    var parts = [
      ".name = \"\(field.name)\"", ".id = \(field.number)", ".label = PROTOBUF_C_LABEL_\(label(field))",
      ".type = PROTOBUF_C_TYPE_\(typeName(field.type))",
      ".offset = offsetof(\(message.cName), \(oneof)\(field.member))",
    ]
    if let quantifier = field.quantifier { parts.append(".quantifier_offset = offsetof(\(message.cName), \(quantifier))") }
    switch field.type {
    case .message(_, _, let c): parts.append(".descriptor = &\(c)__descriptor")
    case .map(_, _, let entry): parts.append(".descriptor = &\(entry)__descriptor")
    case .timestamp: parts.append(".descriptor = &\(package.timestamp)__descriptor")
    case .scalar(.string): parts.append(".reserved_flags = 1")
    case .scalar, .enumeration: break
    }
    if case .repeated(packed: true) = field.shape { parts.append(".flags = PROTOBUF_C_FIELD_FLAG_PACKED") }
    if field.shape == .oneof { parts.append(".flags = PROTOBUF_C_FIELD_FLAG_ONEOF") }
    code.line("  { " + parts[..<4].joined(separator: ", ") + ",")
    code.line("    " + parts[4...].joined(separator: ", ") + " },")
  }

  private func label(_ field: Schema.Field) -> String {
    switch field.shape {
    case .repeated, .map: "REPEATED"
    case .optional: "OPTIONAL"
    case .implicit, .oneof: "NONE"
    }
  }

  private func typeName(_ type: Schema.FieldType) -> String {
    switch type {
    case .message, .timestamp, .map: "MESSAGE"
    case .enumeration: "ENUM"
    case .scalar(.string): "BYTES"
    case .scalar(let kind): "\(kind)".uppercased()
    }
  }

  /// The runs of consecutive numbers, with the index of the first of each.
  static func ranges(_ numbers: [Int]) -> [(start: Int, index: Int)] {
    numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] + 1 }.map { (numbers[$0], $0) }
  }
}

extension Schema.Package {
  /// The C name of `google.protobuf.Timestamp` in this package's tables.
  var timestamp: String { "\(namespace)__Timestamp" }
  var usesTimestamp: Bool {
    messages.contains { $0.fields.contains { field in if case .timestamp = field.type { true } else { false } } }
  }
}

extension Schema.Field {
  /// Whether an `optional` needs a flag beside it: messages are pointers.
  var hasFlag: Bool {
    guard shape == .optional else { return false }
    switch type {
    case .message, .timestamp: return false
    default: return true
    }
  }

  /// What the field's `quantifier_offset` points at.
  var quantifier: String? {
    switch shape {
    case .repeated, .map: "n_\(name)"
    case .optional: hasFlag ? "has_\(name)" : nil
    case .oneof: oneof.map { "\($0)_case" }
    case .implicit: nil
    }
  }
}
