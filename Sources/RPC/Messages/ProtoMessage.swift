/// A message of a proto file: a value with one property per field.
///
/// Equal values serialise to equal bytes. Unknown fields are not kept; unknown enum numbers are.
public protocol ProtoMessage: Sendable, Hashable {
  /// All fields unset.
  init()

  /// What the fields are called and hold.
  static var table: MessageTable { get }

  /// Decodes; untrusted bytes are welcome. Limits: `ProtobufLimits.standard` (4 MiB, 100 levels).
  init(serialized bytes: [UInt8]) throws(ProtobufError)

  func serialized() -> [UInt8]

  /// The value of a field of `table`; `.absent` for an unset `optional`, message or oneof field.
  /// An unset field of implicit presence is its zero, an empty list or map is an empty one.
  func value(of field: FieldTable) -> FieldValue

  /// Sets a field of `table`. The value must have the case that `field.kind` and
  /// `field.cardinality` name (`.list` of them for `.repeated`, `.map` for `.map`); anything else,
  /// `.absent` included, throws and leaves the message as it was.
  mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError)
}

/// Why bytes or a value are not what a message takes.
public struct ProtobufError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    /// The bytes are no protobuf, end early, or hold a string that is not UTF-8.
    case malformed
    /// A limit of `ProtobufLimits` is exceeded.
    case limit
    /// `set` was given a value of another kind than the field's.
    case wrongKind
    /// `set` was given a field of another message.
    case noSuchField
  }
  public let kind: Kind
  /// For people.
  public let explanation: String

  public init(_ kind: Kind, _ explanation: String) {
    self.kind = kind
    self.explanation = explanation
  }

  public var description: String { explanation }

  /// For generated code.
  public static func noSuchField(_ field: String, of message: String) -> ProtobufError {
    ProtobufError(.noSuchField, "\(message) has no field \(field)")
  }
}
