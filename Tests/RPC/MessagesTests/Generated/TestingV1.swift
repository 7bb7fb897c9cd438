// Made by scripts/generate from the files in proto/. Do not edit.
public import Base
public import Messages

/// The messages and services of `onsale.testing.v1`.
public enum TestingV1 {}

extension TestingV1.Everything {
  /// `onsale.testing.v1.Everything.Color`.
  public enum Color: Sendable, Hashable {
    case unspecified
    case red
    case darkGreen
    case far
    case below
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .red
      case 2: self = .darkGreen
      case 100000: self = .far
      case -1: self = .below
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .red: 1
      case .darkGreen: 2
      case .far: 100000
      case .below: -1
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.testing.v1.Everything.Color",
      values: [
        (0, "COLOR_UNSPECIFIED"),
        (1, "COLOR_RED"),
        (2, "COLOR_DARK_GREEN"),
        (100000, "COLOR_FAR"),
        (-1, "COLOR_BELOW"),
      ])
  }
}

extension TestingV1.Everything {
  /// `onsale.testing.v1.Everything.Leaf`.
  public struct Leaf: ProtoMessage {
    public var name: String = ""
    public var size: UInt32 = 0

    public init() {}

    public init(
      name: String = "",
      size: UInt32 = 0
    ) {
      self.name = name
      self.size = size
    }
  }
}

extension TestingV1 {
  /// Everything proto3 can say that the product's messages may come to use.
  public struct Everything: ProtoMessage {
    /// Implicit presence: zero is not written.
    public var int32Value: Int32 = 0
    public var int64Value: Int64 = 0
    public var uint32Value: UInt32 = 0
    public var uint64Value: UInt64 = 0
    public var sint32Value: Int32 = 0
    public var sint64Value: Int64 = 0
    public var fixed32Value: UInt32 = 0
    public var fixed64Value: UInt64 = 0
    public var sfixed32Value: Int32 = 0
    public var sfixed64Value: Int64 = 0
    public var floatValue: Float = 0
    public var doubleValue: Double = 0
    public var boolValue: Bool = false
    public var text: String = ""
    public var data: [UInt8] = []
    public var color: TestingV1.Everything.Color = .unspecified
    public var leaf: TestingV1.Everything.Leaf? = nil
    public var at: WallTime? = nil
    public var maybeInt32: Int32? = nil
    public var maybeInt64: Int64? = nil
    public var maybeBool: Bool? = nil
    public var maybeText: String? = nil
    public var maybeData: [UInt8]? = nil
    public var maybeColor: TestingV1.Everything.Color? = nil
    public var maybeDouble: Double? = nil
    public var numbers: [Int32] = []
    public var looseNumbers: [Int64] = []
    public var zigzags: [Int64] = []
    public var fixed: [UInt32] = []
    public var doubles: [Double] = []
    public var flags: [Bool] = []
    public var texts: [String] = []
    public var blobs: [[UInt8]] = []
    public var colors: [TestingV1.Everything.Color] = []
    public var leaves: [TestingV1.Everything.Leaf] = []
    public var times: [WallTime] = []
    public var labels: [String: String] = [:]
    public var leavesByNumber: [Int32: TestingV1.Everything.Leaf] = [:]
    public var counts: [String: Int64] = [:]
    public var choice: Choice?
    /// A number far away, and names that are words of Swift and C.
    public var namespace: String = ""
    public var `default`: Bool = false
    public var node: TestingV1.Node? = nil

    /// One of these at most.
    public enum Choice: Sendable, Hashable {
      case choiceText(String)
      case choiceNumber(Int64)
      case choiceLeaf(TestingV1.Everything.Leaf)
      case choiceColor(TestingV1.Everything.Color)
      case choiceData([UInt8])
      case choiceTime(WallTime)
    }

    public init() {}

    public init(
      int32Value: Int32 = 0,
      int64Value: Int64 = 0,
      uint32Value: UInt32 = 0,
      uint64Value: UInt64 = 0,
      sint32Value: Int32 = 0,
      sint64Value: Int64 = 0,
      fixed32Value: UInt32 = 0,
      fixed64Value: UInt64 = 0,
      sfixed32Value: Int32 = 0,
      sfixed64Value: Int64 = 0,
      floatValue: Float = 0,
      doubleValue: Double = 0,
      boolValue: Bool = false,
      text: String = "",
      data: [UInt8] = [],
      color: TestingV1.Everything.Color = .unspecified,
      leaf: TestingV1.Everything.Leaf? = nil,
      at: WallTime? = nil,
      maybeInt32: Int32? = nil,
      maybeInt64: Int64? = nil,
      maybeBool: Bool? = nil,
      maybeText: String? = nil,
      maybeData: [UInt8]? = nil,
      maybeColor: TestingV1.Everything.Color? = nil,
      maybeDouble: Double? = nil,
      numbers: [Int32] = [],
      looseNumbers: [Int64] = [],
      zigzags: [Int64] = [],
      fixed: [UInt32] = [],
      doubles: [Double] = [],
      flags: [Bool] = [],
      texts: [String] = [],
      blobs: [[UInt8]] = [],
      colors: [TestingV1.Everything.Color] = [],
      leaves: [TestingV1.Everything.Leaf] = [],
      times: [WallTime] = [],
      labels: [String: String] = [:],
      leavesByNumber: [Int32: TestingV1.Everything.Leaf] = [:],
      counts: [String: Int64] = [:],
      choice: Choice? = nil,
      namespace: String = "",
      default: Bool = false,
      node: TestingV1.Node? = nil
    ) {
      self.int32Value = int32Value
      self.int64Value = int64Value
      self.uint32Value = uint32Value
      self.uint64Value = uint64Value
      self.sint32Value = sint32Value
      self.sint64Value = sint64Value
      self.fixed32Value = fixed32Value
      self.fixed64Value = fixed64Value
      self.sfixed32Value = sfixed32Value
      self.sfixed64Value = sfixed64Value
      self.floatValue = floatValue
      self.doubleValue = doubleValue
      self.boolValue = boolValue
      self.text = text
      self.data = data
      self.color = color
      self.leaf = leaf
      self.at = at
      self.maybeInt32 = maybeInt32
      self.maybeInt64 = maybeInt64
      self.maybeBool = maybeBool
      self.maybeText = maybeText
      self.maybeData = maybeData
      self.maybeColor = maybeColor
      self.maybeDouble = maybeDouble
      self.numbers = numbers
      self.looseNumbers = looseNumbers
      self.zigzags = zigzags
      self.fixed = fixed
      self.doubles = doubles
      self.flags = flags
      self.texts = texts
      self.blobs = blobs
      self.colors = colors
      self.leaves = leaves
      self.times = times
      self.labels = labels
      self.leavesByNumber = leavesByNumber
      self.counts = counts
      self.choice = choice
      self.namespace = namespace
      self.default = `default`
      self.node = node
    }
  }
}

extension TestingV1 {
  /// `onsale.testing.v1.Node`.
  public struct Node: ProtoMessage {
    public var leaf: TestingV1.Everything.Leaf? = nil
    public var more: [TestingV1.Everything.Leaf] = []
    public var note: String = ""

    public init() {}

    public init(
      leaf: TestingV1.Everything.Leaf? = nil,
      more: [TestingV1.Everything.Leaf] = [],
      note: String = ""
    ) {
      self.leaf = leaf
      self.more = more
      self.note = note
    }
  }
}

extension TestingV1 {
  /// The same message as an older version knows it: most fields are unknown to it.
  public struct Old: ProtoMessage {
    public var int32Value: Int32 = 0
    public var text: String = ""
    public var leaf: TestingV1.Everything.Leaf? = nil

    public init() {}

    public init(
      int32Value: Int32 = 0,
      text: String = "",
      leaf: TestingV1.Everything.Leaf? = nil
    ) {
      self.int32Value = int32Value
      self.text = text
      self.leaf = leaf
    }
  }
}

extension TestingV1 {
  /// `onsale.testing.v1.Empty`.
  public struct Empty: ProtoMessage {
    public init() {}
  }
}
