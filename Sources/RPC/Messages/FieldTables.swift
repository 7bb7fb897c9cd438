public import Base

/// The fields of one message, in the order of the proto.
public struct MessageTable: Sendable {
  /// Full name: `onsale.order.v1.Order`.
  public let name: String
  public let fields: [FieldTable]
  private let indexByName: [String: Int]

  public init(name: String, fields: [FieldTable]) {
    self.name = name
    self.fields = fields
    let names = fields.enumerated().flatMap { index, field in
      [(field.jsonName, index), (field.name, index)]
    }
    // A JSON name and the proto name of its field are often the same.
    indexByName = Dictionary(names, uniquingKeysWith: { first, _ in first })
  }

  /// The field with this proto name (`order_id`) or JSON name (`orderId`).
  public func field(named name: String) -> FieldTable? { indexByName[name].map { fields[$0] } }
}

public struct FieldTable: Sendable {
  public let number: Int
  /// As the proto spells it: `order_id`.
  public let name: String
  /// As proto3 JSON spells it: `orderId`.
  public let jsonName: String
  /// What one value is; for a map, what its values are.
  public let kind: FieldKind
  public let cardinality: Cardinality

  public enum Cardinality: Sendable, Hashable {
    /// A scalar that is always there; zero is not sent.
    case implicit
    /// An `optional` scalar, or a message.
    case optional
    case repeated
    case map(key: MapKey)
    /// At most one field of the named oneof is set.
    case oneof(String)
  }

  /// What the keys of a map are.
  public enum MapKey: Sendable, Hashable {
    case text, int32, int64, uint32, uint64
  }

  public init(number: Int, name: String, jsonName: String, kind: FieldKind, cardinality: Cardinality) {
    self.number = number
    self.name = name
    self.jsonName = jsonName
    self.kind = kind
    self.cardinality = cardinality
  }
}

public enum FieldKind: Sendable {
  case bool, int32, int64, uint32, uint64, float, double, text, bytes
  case enumeration(EnumTable)
  case message(any ProtoMessage.Type)
  /// `google.protobuf.Timestamp`.
  case timestamp
}

/// The names of an enum.
public struct EnumTable: Sendable {
  /// Full name: `onsale.order.v1.OrderState`.
  public let name: String
  /// In the order of the proto, aliases included.
  public let values: [Value]

  public struct Value: Sendable, Hashable {
    public let number: Int32
    /// As the proto spells it: `ORDER_STATE_PAID`.
    public let name: String
  }

  public init(name: String, values: [(Int32, String)]) {
    self.name = name
    self.values = values.map { Value(number: $0.0, name: $0.1) }
  }

  /// The first name of `number`. Linear: enums are short.
  public func name(of number: Int32) -> String? { values.first { $0.number == number }?.name }
  public func number(of name: String) -> Int32? { values.first { $0.name == name }?.number }
}

/// One value of one field, of whatever kind.
public enum FieldValue: Sendable {
  case absent
  case bool(Bool)
  case int32(Int32)
  case int64(Int64)
  case uint32(UInt32)
  case uint64(UInt64)
  case float(Float)
  case double(Double)
  case text(String)
  case bytes([UInt8])
  /// The number on the wire.
  case enumeration(Int32)
  case message(any ProtoMessage)
  case timestamp(WallTime)
  case list([FieldValue])
  /// In the order of the keys.
  case map([(key: FieldValue, value: FieldValue)])
}
