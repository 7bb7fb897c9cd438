/// `google.protobuf.FileDescriptorSet` as far as the generator reads it. Numbers are those of
/// google/protobuf/descriptor.proto.

struct FileDescriptor {
  var name = ""
  var package = ""
  var syntax = ""
  var messages: [MessageDescriptor] = []
  var enums: [EnumDescriptor] = []
  var services: [ServiceDescriptor] = []
  /// Leading comments by the path of what they stand before.
  var comments: [[Int]: String] = [:]
}

struct MessageDescriptor {
  var name = ""
  var fields: [FieldDescriptor] = []
  var messages: [MessageDescriptor] = []
  var enums: [EnumDescriptor] = []
  var oneofs: [String] = []
  var isMapEntry = false
}

struct FieldDescriptor {
  enum Label: Int { case optional = 1, required, repeated }
  enum Kind: Int {
    case double = 1, float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message
    case bytes, uint32, `enum`, sfixed32, sfixed64, sint32, sint64
  }
  var name = ""
  var number = 0
  var label = Label.optional
  var kind = Kind.double
  /// `.onsale.order.v1.Order`, for messages and enums.
  var typeName = ""
  var jsonName = ""
  var oneofIndex: Int?
  var isProto3Optional = false
  /// `[packed = …]` when written.
  var packed: Bool?
}

struct EnumDescriptor {
  var name = ""
  var values: [(name: String, number: Int)] = []
}

struct ServiceDescriptor {
  var name = ""
  var methods: [MethodDescriptor] = []
}

struct MethodDescriptor {
  var name = ""
  var input = ""
  var output = ""
  var clientStreaming = false
  var serverStreaming = false
  /// 0 unknown, 1 NO_SIDE_EFFECTS, 2 IDEMPOTENT.
  var idempotency = 0
  var http: [HTTPRule] = []
}

/// `google.api.http`.
struct HTTPRule: Hashable {
  var method = ""
  var template = ""
  var body = ""
  var responseBody = ""
}

extension FileDescriptor {
  /// The files of a `FileDescriptorSet`.
  static func readSet(_ bytes: [UInt8]) throws(GeneratorError) -> [FileDescriptor] {
    var reader = WireReader(bytes[...])
    var files: [FileDescriptor] = []
    while let field = try reader.next() {
      if field.number == 1 { files.append(try FileDescriptor(field.value.slice)) }
    }
    return files
  }

  init(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      switch number {
      case 1: name = value.text
      case 2: package = value.text
      case 4: messages.append(try MessageDescriptor(value.slice))
      case 5: enums.append(try EnumDescriptor(value.slice))
      case 6: services.append(try ServiceDescriptor(value.slice))
      case 9: try readComments(value.slice)
      case 12: syntax = value.text
      default: break
      }
    }
  }

  private mutating func readComments(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let location = try reader.next() {
      guard location.number == 1 else { continue }
      var path: [Int] = []
      var comment: String?
      var parts = WireReader(location.value.slice)
      while let (number, value) = try parts.next() {
        if number == 1 { path += value.integers }
        if number == 3 { comment = value.text }
      }
      comments[path] = comment
    }
  }
}

extension MessageDescriptor {
  init(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      switch number {
      case 1: name = value.text
      case 2: fields.append(try FieldDescriptor(value.slice))
      case 3: messages.append(try MessageDescriptor(value.slice))
      case 4: enums.append(try EnumDescriptor(value.slice))
      case 7: isMapEntry = try readFlag(7, of: value.slice) ?? false
      case 8: oneofs.append(try readName(value.slice))
      default: break
      }
    }
  }
}

extension FieldDescriptor {
  init(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      switch number {
      case 1: name = value.text
      case 3: self.number = value.integer
      case 4: label = Label(rawValue: value.integer) ?? .optional
      case 5:
        guard let kind = Kind(rawValue: value.integer) else { throw .malformedDescriptor("field type \(value.integer)") }
        self.kind = kind
      case 6: typeName = value.text
      case 8: packed = try readFlag(2, of: value.slice)
      case 9: oneofIndex = value.integer
      case 10: jsonName = value.text
      case 17: isProto3Optional = value.integer != 0
      default: break
      }
    }
  }
}

extension EnumDescriptor {
  init(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      if number == 1 { name = value.text }
      guard number == 2 else { continue }
      var entry = (name: "", number: 0)
      var parts = WireReader(value.slice)
      while let (number, value) = try parts.next() {
        if number == 1 { entry.name = value.text }
        if number == 2 { entry.number = value.integer }
      }
      values.append(entry)
    }
  }
}

extension ServiceDescriptor {
  init(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      if number == 1 { name = value.text }
      if number == 2 { methods.append(try MethodDescriptor(value.slice)) }
    }
  }
}

extension MethodDescriptor {
  init(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      switch number {
      case 1: name = value.text
      case 2: input = value.text
      case 3: output = value.text
      case 4: try readOptions(value.slice)
      case 5: clientStreaming = value.integer != 0
      case 6: serverStreaming = value.integer != 0
      default: break
      }
    }
  }

  private mutating func readOptions(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) {
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      if number == 34 { idempotency = value.integer }
      if number == 72_295_728 { http += try HTTPRule.read(value.slice) }
    }
  }
}

extension HTTPRule {
  /// The rule and its additional bindings.
  static func read(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) -> [HTTPRule] {
    var rule = HTTPRule()
    var more: [HTTPRule] = []
    let methods = [2: "GET", 3: "PUT", 4: "POST", 5: "DELETE", 6: "PATCH"]
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      if let method = methods[number] { (rule.method, rule.template) = (method, value.text) }
      if number == 7 { rule.body = value.text }
      if number == 12 { rule.responseBody = value.text }
      if number == 11 { more += try read(value.slice) }
      if number == 8 { throw .unsupported("custom HTTP methods") }
    }
    return [rule] + more
  }
}

/// The boolean field `number` of a message of options.
private func readFlag(_ number: Int, of bytes: ArraySlice<UInt8>) throws(GeneratorError) -> Bool? {
  var reader = WireReader(bytes)
  var flag: Bool?
  while let field = try reader.next() {
    if field.number == number { flag = field.value.integer != 0 }
  }
  return flag
}

private func readName(_ bytes: ArraySlice<UInt8>) throws(GeneratorError) -> String {
  var reader = WireReader(bytes)
  var name = ""
  while let field = try reader.next() {
    if field.number == 1 { name = field.value.text }
  }
  return name
}
