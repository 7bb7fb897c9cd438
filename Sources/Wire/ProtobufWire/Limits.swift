/// What an encoded message may ask of us. A message over a limit is refused before or while it is
/// decoded, never half delivered.
public struct ProtobufLimits: Sendable {
  /// Encoded size, as `RPCCore.Limits.messageSizeBytes`.
  public var sizeBytes = 4 * 1024 * 1024
  /// Messages inside messages. libprotobuf-c recurses on the thread's stack (about 1.3 KiB each):
  /// 10,000 levels in 34 KB of input are a crash; protobuf implementations agree on 100.
  public var depth = 100
  /// Fields of all levels together, elements of packed fields not counted. At least four bytes each
  /// in a message of 4 MiB.
  public var fieldCount = 1 << 20
  /// What the decoded message may take in the arena: 16 times the largest message. An empty
  /// submessage of two bytes takes about fifty.
  public var arenaBytes = 64 * 1024 * 1024

  public init() {}
  public static let standard = ProtobufLimits()
}

/// Why bytes are not a message of the asked kind.
public enum ProtobufWireError: Error, Sendable, Hashable {
  case tooLarge(bytes: Int, limit: Int)
  case tooDeep(limit: Int)
  case tooManyFields(limit: Int)
  /// The decoded form would be larger than the arena may grow.
  case tooMuchMemory(limit: Int)
  /// The bytes end inside a field.
  case truncated(offset: Int)
  /// A varint of more than ten bytes, field number 0, a wire type that does not exist, or a group
  /// that ends without having begun.
  case malformed(offset: Int)
  /// A `string` field whose bytes are not UTF-8.
  case notUTF8(message: String, field: String)
  /// libprotobuf-c refused what the pre-scan let pass.
  case refused(message: String)
}
