// Made by scripts/generate from the files in proto/. Do not edit.
public import Messages
internal import ProtobufWire
internal import CTestMessages
internal import CProtobufC

extension TestingV1.Everything.Leaf {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TestingV1_Everything_Leaf__table())) { message in
      Self(c: message.assumingMemoryBound(to: TestingV1_Everything_Leaf.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TestingV1_Everything_Leaf>) {
    self.init()
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.size = c.pointee.size
  }

  func write(to wire: inout WireWriter) {
    if !self.name.isEmpty { wire.text(1, self.name) }
    if self.size != 0 { wire.field(2, varint: UInt64(self.size)) }
  }
}

extension TestingV1.Everything {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TestingV1_Everything__table())) { message in
      Self(c: message.assumingMemoryBound(to: TestingV1_Everything.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TestingV1_Everything>) {
    self.init()
    self.int32Value = c.pointee.int32_value
    self.int64Value = c.pointee.int64_value
    self.uint32Value = c.pointee.uint32_value
    self.uint64Value = c.pointee.uint64_value
    self.sint32Value = c.pointee.sint32_value
    self.sint64Value = c.pointee.sint64_value
    self.fixed32Value = c.pointee.fixed32_value
    self.fixed64Value = c.pointee.fixed64_value
    self.sfixed32Value = c.pointee.sfixed32_value
    self.sfixed64Value = c.pointee.sfixed64_value
    self.floatValue = c.pointee.float_value
    self.doubleValue = c.pointee.double_value
    self.boolValue = c.pointee.bool_value != 0
    self.text = readText(c.pointee.text.data, c.pointee.text.len)
    self.data = readBytes(c.pointee.data.data, c.pointee.data.len)
    self.color = TestingV1.Everything.Color(rawValue: c.pointee.color)
    self.leaf = readMessage(c.pointee.leaf) { TestingV1.Everything.Leaf(c: $0) }
    self.at = readMessage(c.pointee.at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.maybeInt32 = c.pointee.has_maybe_int32 != 0 ? c.pointee.maybe_int32 : nil
    self.maybeInt64 = c.pointee.has_maybe_int64 != 0 ? c.pointee.maybe_int64 : nil
    self.maybeBool = c.pointee.has_maybe_bool != 0 ? c.pointee.maybe_bool != 0 : nil
    self.maybeText = c.pointee.has_maybe_text != 0 ? readText(c.pointee.maybe_text.data, c.pointee.maybe_text.len) : nil
    self.maybeData = c.pointee.has_maybe_data != 0 ? readBytes(c.pointee.maybe_data.data, c.pointee.maybe_data.len) : nil
    self.maybeColor = c.pointee.has_maybe_color != 0 ? TestingV1.Everything.Color(rawValue: c.pointee.maybe_color) : nil
    self.maybeDouble = c.pointee.has_maybe_double != 0 ? c.pointee.maybe_double : nil
    self.numbers = readList(c.pointee.n_numbers, c.pointee.numbers) { $0 }
    self.looseNumbers = readList(c.pointee.n_loose_numbers, c.pointee.loose_numbers) { $0 }
    self.zigzags = readList(c.pointee.n_zigzags, c.pointee.zigzags) { $0 }
    self.fixed = readList(c.pointee.n_fixed, c.pointee.fixed) { $0 }
    self.doubles = readList(c.pointee.n_doubles, c.pointee.doubles) { $0 }
    self.flags = readList(c.pointee.n_flags, c.pointee.flags) { $0 != 0 }
    self.texts = readList(c.pointee.n_texts, c.pointee.texts) { readText($0.data, $0.len) }
    self.blobs = readList(c.pointee.n_blobs, c.pointee.blobs) { readBytes($0.data, $0.len) }
    self.colors = readList(c.pointee.n_colors, c.pointee.colors) { TestingV1.Everything.Color(rawValue: $0) }
    self.leaves = readMessages(c.pointee.n_leaves, c.pointee.leaves) { TestingV1.Everything.Leaf(c: $0) }
    self.times = readMessages(c.pointee.n_times, c.pointee.times) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.labels = readMap(c.pointee.n_labels, c.pointee.labels) { (readText($0.pointee.key.data, $0.pointee.key.len), readText($0.pointee.value.data, $0.pointee.value.len)) }
    self.leavesByNumber = readMap(c.pointee.n_leaves_by_number, c.pointee.leaves_by_number) { ($0.pointee.key, readMessage($0.pointee.value) { TestingV1.Everything.Leaf(c: $0) } ?? TestingV1.Everything.Leaf()) }
    self.counts = readMap(c.pointee.n_counts, c.pointee.counts) { (readText($0.pointee.key.data, $0.pointee.key.len), $0.pointee.value) }
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.default = c.pointee.default_ != 0
    self.node = readMessage(c.pointee.node) { TestingV1.Node(c: $0) }
    switch c.pointee.choice_case {
    case 60: self.choice = .choiceText(readText(c.pointee.choice.choice_text.data, c.pointee.choice.choice_text.len))
    case 61: self.choice = .choiceNumber(c.pointee.choice.choice_number)
    case 62: self.choice = readMessage(c.pointee.choice.choice_leaf) { .choiceLeaf(TestingV1.Everything.Leaf(c: $0)) }
    case 63: self.choice = .choiceColor(TestingV1.Everything.Color(rawValue: c.pointee.choice.choice_color))
    case 64: self.choice = .choiceData(readBytes(c.pointee.choice.choice_data.data, c.pointee.choice.choice_data.len))
    case 65: self.choice = readMessage(c.pointee.choice.choice_time) { .choiceTime(readTimestamp($0.pointee.seconds, $0.pointee.nanos)) }
    default: break
    }
  }

  func write(to wire: inout WireWriter) {
    if self.int32Value != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.int32Value))) }
    if self.int64Value != 0 { wire.field(2, varint: UInt64(bitPattern: self.int64Value)) }
    if self.uint32Value != 0 { wire.field(3, varint: UInt64(self.uint32Value)) }
    if self.uint64Value != 0 { wire.field(4, varint: self.uint64Value) }
    if self.sint32Value != 0 { wire.field(5, varint: WireWriter.zigzag(Int64(self.sint32Value))) }
    if self.sint64Value != 0 { wire.field(6, varint: WireWriter.zigzag(Int64(self.sint64Value))) }
    if self.fixed32Value != 0 { wire.field(7, fixed32: self.fixed32Value) }
    if self.fixed64Value != 0 { wire.field(8, fixed64: self.fixed64Value) }
    if self.sfixed32Value != 0 { wire.field(9, fixed32: UInt32(bitPattern: self.sfixed32Value)) }
    if self.sfixed64Value != 0 { wire.field(10, fixed64: UInt64(bitPattern: self.sfixed64Value)) }
    if self.floatValue.bitPattern != 0 { wire.field(11, fixed32: self.floatValue.bitPattern) }
    if self.doubleValue.bitPattern != 0 { wire.field(12, fixed64: self.doubleValue.bitPattern) }
    if self.boolValue { wire.field(13, varint: self.boolValue ? 1 : 0) }
    if !self.text.isEmpty { wire.text(14, self.text) }
    if !self.data.isEmpty { wire.bytes(15, self.data) }
    if self.color.rawValue != 0 { wire.field(16, varint: UInt64(bitPattern: Int64(self.color.rawValue))) }
    if let value = self.leaf { wire.message(17) { value.write(to: &$0) } }
    if let value = self.at { wire.timestamp(18, value) }
    if let value = self.maybeInt32 { wire.field(20, varint: UInt64(bitPattern: Int64(value))) }
    if let value = self.maybeInt64 { wire.field(21, varint: UInt64(bitPattern: value)) }
    if let value = self.maybeBool { wire.field(22, varint: value ? 1 : 0) }
    if let value = self.maybeText { wire.text(23, value) }
    if let value = self.maybeData { wire.bytes(24, value) }
    if let value = self.maybeColor { wire.field(25, varint: UInt64(bitPattern: Int64(value.rawValue))) }
    if let value = self.maybeDouble { wire.field(26, fixed64: value.bitPattern) }
    wire.packed(30, self.numbers) { $0.put(varint: UInt64(bitPattern: Int64($1))) }
    for item in self.looseNumbers { wire.field(31, varint: UInt64(bitPattern: item)) }
    wire.packed(32, self.zigzags) { $0.put(varint: WireWriter.zigzag(Int64($1))) }
    wire.packed(33, self.fixed) { $0.put(fixed32: $1) }
    wire.packed(34, self.doubles) { $0.put(fixed64: $1.bitPattern) }
    wire.packed(35, self.flags) { $0.put(varint: $1 ? 1 : 0) }
    for item in self.texts { wire.text(36, item) }
    for item in self.blobs { wire.bytes(37, item) }
    wire.packed(38, self.colors) { $0.put(varint: UInt64(bitPattern: Int64($1.rawValue))) }
    for item in self.leaves { wire.message(39) { item.write(to: &$0) } }
    for item in self.times { wire.timestamp(40, item) }
    for (key, value) in self.labels.sorted(by: { $0.key < $1.key }) {
      wire.message(50) { wire in
        wire.text(1, key)
        wire.text(2, value)
      }
    }
    for (key, value) in self.leavesByNumber.sorted(by: { $0.key < $1.key }) {
      wire.message(51) { wire in
        wire.field(1, varint: UInt64(bitPattern: Int64(key)))
        wire.message(2) { value.write(to: &$0) }
      }
    }
    for (key, value) in self.counts.sorted(by: { $0.key < $1.key }) {
      wire.message(52) { wire in
        wire.text(1, key)
        wire.field(2, varint: UInt64(bitPattern: value))
      }
    }
    if case .choiceText(let value)? = self.choice { wire.text(60, value) }
    if case .choiceNumber(let value)? = self.choice { wire.field(61, varint: UInt64(bitPattern: value)) }
    if case .choiceLeaf(let value)? = self.choice { wire.message(62) { value.write(to: &$0) } }
    if case .choiceColor(let value)? = self.choice { wire.field(63, varint: UInt64(bitPattern: Int64(value.rawValue))) }
    if case .choiceData(let value)? = self.choice { wire.bytes(64, value) }
    if case .choiceTime(let value)? = self.choice { wire.timestamp(65, value) }
    if !self.namespace.isEmpty { wire.text(1000, self.namespace) }
    if self.default { wire.field(1001, varint: self.default ? 1 : 0) }
    if let value = self.node { wire.message(1002) { value.write(to: &$0) } }
  }
}

extension TestingV1.Node {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TestingV1_Node__table())) { message in
      Self(c: message.assumingMemoryBound(to: TestingV1_Node.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TestingV1_Node>) {
    self.init()
    self.leaf = readMessage(c.pointee.leaf) { TestingV1.Everything.Leaf(c: $0) }
    self.more = readMessages(c.pointee.n_more, c.pointee.more) { TestingV1.Everything.Leaf(c: $0) }
    self.note = readText(c.pointee.note.data, c.pointee.note.len)
  }

  func write(to wire: inout WireWriter) {
    if let value = self.leaf { wire.message(1) { value.write(to: &$0) } }
    for item in self.more { wire.message(2) { item.write(to: &$0) } }
    if !self.note.isEmpty { wire.text(536870911, self.note) }
  }
}

extension TestingV1.Old {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TestingV1_Old__table())) { message in
      Self(c: message.assumingMemoryBound(to: TestingV1_Old.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TestingV1_Old>) {
    self.init()
    self.int32Value = c.pointee.int32_value
    self.text = readText(c.pointee.text.data, c.pointee.text.len)
    self.leaf = readMessage(c.pointee.leaf) { TestingV1.Everything.Leaf(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.int32Value != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.int32Value))) }
    if !self.text.isEmpty { wire.text(14, self.text) }
    if let value = self.leaf { wire.message(17) { value.write(to: &$0) } }
  }
}

extension TestingV1.Empty {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TestingV1_Empty__table())) { message in
      Self(c: message.assumingMemoryBound(to: TestingV1_Empty.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TestingV1_Empty>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}
