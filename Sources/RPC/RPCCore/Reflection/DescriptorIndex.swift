/// The files of a `FileDescriptorSet`, found by name, by what they define, and by what they extend.
/// Source: protobuf, src/google/protobuf/descriptor.proto.
public struct DescriptorIndex: Sendable {
  struct File: Sendable {
    let name: String
    /// The `FileDescriptorProto` as it stands in the set.
    let bytes: [UInt8]
    let dependencies: [String]
  }

  private var files: [String: File] = [:]
  /// The file by the full name of a message, field, enum, enum value, service or method.
  private var symbols: [String: String] = [:]
  /// The file by the number of an extension, by the full name of what it extends.
  private var extensions: [String: [UInt64: String]] = [:]

  /// `nil` when the bytes are no `FileDescriptorSet`, or one of its messages nests too deep.
  public init?(set bytes: [UInt8]) {
    guard let set = WireFields(bytes[...]) else { return nil }
    for bytes in set.all(1) {
      guard let file = WireFields(bytes) else { return nil }
      let name = file.text(1)
      files[name] = File(
        name: name, bytes: Array(bytes), dependencies: file.all(3).map { String(decoding: $0, as: UTF8.self) })
      guard add(file, of: name) else { return nil }
    }
  }

  func file(named name: String) -> File? { files[name] }

  func file(containing symbol: String) -> File? { symbols[symbol].flatMap { files[$0] } }

  func file(extending message: String, _ number: UInt64) -> File? {
    extensions[message]?[number].flatMap { files[$0] }
  }

  /// The numbers of all extensions of a message; `nil` for a message that is not here.
  func extensionNumbers(of message: String) -> [UInt64]? {
    guard symbols[message] != nil else { return nil }
    return extensions[message, default: [:]].keys.sorted()
  }

  /// A file and all that it rests on, itself first, without those in `sent`, to which it adds them.
  func closure(of file: File, without sent: inout Set<String>) -> [File] {
    var found: [File] = []
    var waiting = [file]
    while let next = waiting.popLast() {
      guard sent.insert(next.name).inserted else { continue }
      found.append(next)
      waiting += next.dependencies.reversed().compactMap { files[$0] }
    }
    return found
  }

  // MARK: - Reading

  /// Our own schemas nest two levels deep.
  private static let deepestMessage = 32

  private mutating func add(_ file: WireFields, of name: String) -> Bool {
    let package = file.text(2)
    let prefix = package.isEmpty ? "" : package + "."
    for message in file.all(4) {
      guard add(message: message, prefix, name, depth: 0) else { return false }
    }
    for type in file.all(5) { guard add(enumeration: type, prefix, name) else { return false } }
    for service in file.all(6) {
      guard let service = WireFields(service) else { return false }
      symbols[prefix + service.text(1)] = name
      for method in service.all(2) {
        guard let method = WireFields(method) else { return false }
        symbols["\(prefix)\(service.text(1)).\(method.text(1))"] = name
      }
    }
    return file.all(7).allSatisfy { add(extending: $0, prefix, name) }
  }

  private mutating func add(message: ArraySlice<UInt8>, _ prefix: String, _ file: String, depth: Int) -> Bool {
    guard depth < Self.deepestMessage, let message = WireFields(message) else { return false }
    let name = prefix + message.text(1)
    symbols[name] = file
    for field in message.all(2) {
      guard let field = WireFields(field) else { return false }
      symbols["\(name).\(field.text(1))"] = file
    }
    for nested in message.all(3) {
      guard add(message: nested, name + ".", file, depth: depth + 1) else { return false }
    }
    for type in message.all(4) { guard add(enumeration: type, name + ".", file) else { return false } }
    return message.all(6).allSatisfy { add(extending: $0, name + ".", file) }
  }

  /// An enum's values are names beside it, not inside it.
  private mutating func add(enumeration: ArraySlice<UInt8>, _ prefix: String, _ file: String) -> Bool {
    guard let type = WireFields(enumeration) else { return false }
    symbols[prefix + type.text(1)] = file
    for value in type.all(2) {
      guard let value = WireFields(value) else { return false }
      symbols[prefix + value.text(1)] = file
    }
    return true
  }

  private mutating func add(extending field: ArraySlice<UInt8>, _ prefix: String, _ file: String) -> Bool {
    guard let field = WireFields(field) else { return false }
    symbols[prefix + field.text(1)] = file
    let extended = field.text(2)
    extensions[extended.hasPrefix(".") ? String(extended.dropFirst()) : extended, default: [:]][field.number(3)] = file
    return true
  }
}
