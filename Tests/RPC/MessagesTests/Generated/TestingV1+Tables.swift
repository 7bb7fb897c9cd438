// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base
public import Messages

extension TestingV1.Everything.Leaf {
  public static let table = MessageTable(
    name: "onsale.testing.v1.Everything.Leaf",
    fields: [
      FieldTable(
        number: 1, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "size", jsonName: "size",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.name)
    case 2: .uint32(self.size)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.name = try value.asText()
    case 2: self.size = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TestingV1.Everything {
  public static let table = MessageTable(
    name: "onsale.testing.v1.Everything",
    fields: [
      FieldTable(
        number: 1, name: "int32_value", jsonName: "int32Value",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "int64_value", jsonName: "int64Value",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "uint32_value", jsonName: "uint32Value",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "uint64_value", jsonName: "uint64Value",
        kind: .uint64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "sint32_value", jsonName: "sint32Value",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 6, name: "sint64_value", jsonName: "sint64Value",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 7, name: "fixed32_value", jsonName: "fixed32Value",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 8, name: "fixed64_value", jsonName: "fixed64Value",
        kind: .uint64, cardinality: .implicit),
      FieldTable(
        number: 9, name: "sfixed32_value", jsonName: "sfixed32Value",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 10, name: "sfixed64_value", jsonName: "sfixed64Value",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 11, name: "float_value", jsonName: "floatValue",
        kind: .float, cardinality: .implicit),
      FieldTable(
        number: 12, name: "double_value", jsonName: "doubleValue",
        kind: .double, cardinality: .implicit),
      FieldTable(
        number: 13, name: "bool_value", jsonName: "boolValue",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 14, name: "text", jsonName: "text",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 15, name: "data", jsonName: "data",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 16, name: "color", jsonName: "color",
        kind: .enumeration(TestingV1.Everything.Color.table), cardinality: .implicit),
      FieldTable(
        number: 17, name: "leaf", jsonName: "leaf",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .optional),
      FieldTable(
        number: 18, name: "at", jsonName: "at",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 20, name: "maybe_int32", jsonName: "maybeInt32",
        kind: .int32, cardinality: .optional),
      FieldTable(
        number: 21, name: "maybe_int64", jsonName: "maybeInt64",
        kind: .int64, cardinality: .optional),
      FieldTable(
        number: 22, name: "maybe_bool", jsonName: "maybeBool",
        kind: .bool, cardinality: .optional),
      FieldTable(
        number: 23, name: "maybe_text", jsonName: "maybeText",
        kind: .text, cardinality: .optional),
      FieldTable(
        number: 24, name: "maybe_data", jsonName: "maybeData",
        kind: .bytes, cardinality: .optional),
      FieldTable(
        number: 25, name: "maybe_color", jsonName: "maybeColor",
        kind: .enumeration(TestingV1.Everything.Color.table), cardinality: .optional),
      FieldTable(
        number: 26, name: "maybe_double", jsonName: "maybeDouble",
        kind: .double, cardinality: .optional),
      FieldTable(
        number: 30, name: "numbers", jsonName: "numbers",
        kind: .int32, cardinality: .repeated),
      FieldTable(
        number: 31, name: "loose_numbers", jsonName: "looseNumbers",
        kind: .int64, cardinality: .repeated),
      FieldTable(
        number: 32, name: "zigzags", jsonName: "zigzags",
        kind: .int64, cardinality: .repeated),
      FieldTable(
        number: 33, name: "fixed", jsonName: "fixed",
        kind: .uint32, cardinality: .repeated),
      FieldTable(
        number: 34, name: "doubles", jsonName: "doubles",
        kind: .double, cardinality: .repeated),
      FieldTable(
        number: 35, name: "flags", jsonName: "flags",
        kind: .bool, cardinality: .repeated),
      FieldTable(
        number: 36, name: "texts", jsonName: "texts",
        kind: .text, cardinality: .repeated),
      FieldTable(
        number: 37, name: "blobs", jsonName: "blobs",
        kind: .bytes, cardinality: .repeated),
      FieldTable(
        number: 38, name: "colors", jsonName: "colors",
        kind: .enumeration(TestingV1.Everything.Color.table), cardinality: .repeated),
      FieldTable(
        number: 39, name: "leaves", jsonName: "leaves",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .repeated),
      FieldTable(
        number: 40, name: "times", jsonName: "times",
        kind: .timestamp, cardinality: .repeated),
      FieldTable(
        number: 50, name: "labels", jsonName: "labels",
        kind: .text, cardinality: .map(key: .text)),
      FieldTable(
        number: 51, name: "leaves_by_number", jsonName: "leavesByNumber",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .map(key: .int32)),
      FieldTable(
        number: 52, name: "counts", jsonName: "counts",
        kind: .int64, cardinality: .map(key: .text)),
      FieldTable(
        number: 60, name: "choice_text", jsonName: "choiceText",
        kind: .text, cardinality: .oneof("choice")),
      FieldTable(
        number: 61, name: "choice_number", jsonName: "choiceNumber",
        kind: .int64, cardinality: .oneof("choice")),
      FieldTable(
        number: 62, name: "choice_leaf", jsonName: "choiceLeaf",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .oneof("choice")),
      FieldTable(
        number: 63, name: "choice_color", jsonName: "choiceColor",
        kind: .enumeration(TestingV1.Everything.Color.table), cardinality: .oneof("choice")),
      FieldTable(
        number: 64, name: "choice_data", jsonName: "choiceData",
        kind: .bytes, cardinality: .oneof("choice")),
      FieldTable(
        number: 65, name: "choice_time", jsonName: "choiceTime",
        kind: .timestamp, cardinality: .oneof("choice")),
      FieldTable(
        number: 1000, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 1001, name: "default", jsonName: "default",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 1002, name: "node", jsonName: "node",
        kind: .message(TestingV1.Node.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int32(self.int32Value)
    case 2: .int64(self.int64Value)
    case 3: .uint32(self.uint32Value)
    case 4: .uint64(self.uint64Value)
    case 5: .int32(self.sint32Value)
    case 6: .int64(self.sint64Value)
    case 7: .uint32(self.fixed32Value)
    case 8: .uint64(self.fixed64Value)
    case 9: .int32(self.sfixed32Value)
    case 10: .int64(self.sfixed64Value)
    case 11: .float(self.floatValue)
    case 12: .double(self.doubleValue)
    case 13: .bool(self.boolValue)
    case 14: .text(self.text)
    case 15: .bytes(self.data)
    case 16: .enumeration(self.color.rawValue)
    case 17: self.leaf.map { .message($0) } ?? .absent
    case 18: self.at.map { .timestamp($0) } ?? .absent
    case 20: self.maybeInt32.map { .int32($0) } ?? .absent
    case 21: self.maybeInt64.map { .int64($0) } ?? .absent
    case 22: self.maybeBool.map { .bool($0) } ?? .absent
    case 23: self.maybeText.map { .text($0) } ?? .absent
    case 24: self.maybeData.map { .bytes($0) } ?? .absent
    case 25: self.maybeColor.map { .enumeration($0.rawValue) } ?? .absent
    case 26: self.maybeDouble.map { .double($0) } ?? .absent
    case 30: .list(self.numbers.map { .int32($0) })
    case 31: .list(self.looseNumbers.map { .int64($0) })
    case 32: .list(self.zigzags.map { .int64($0) })
    case 33: .list(self.fixed.map { .uint32($0) })
    case 34: .list(self.doubles.map { .double($0) })
    case 35: .list(self.flags.map { .bool($0) })
    case 36: .list(self.texts.map { .text($0) })
    case 37: .list(self.blobs.map { .bytes($0) })
    case 38: .list(self.colors.map { .enumeration($0.rawValue) })
    case 39: .list(self.leaves.map { .message($0) })
    case 40: .list(self.times.map { .timestamp($0) })
    case 50: .map(self.labels.sorted { $0.key < $1.key }.map { (key: .text($0.key), value: .text($0.value)) })
    case 51: .map(self.leavesByNumber.sorted { $0.key < $1.key }.map { (key: .int32($0.key), value: .message($0.value)) })
    case 52: .map(self.counts.sorted { $0.key < $1.key }.map { (key: .text($0.key), value: .int64($0.value)) })
    case 60: if case .choiceText(let value)? = self.choice { .text(value) } else { .absent }
    case 61: if case .choiceNumber(let value)? = self.choice { .int64(value) } else { .absent }
    case 62: if case .choiceLeaf(let value)? = self.choice { .message(value) } else { .absent }
    case 63: if case .choiceColor(let value)? = self.choice { .enumeration(value.rawValue) } else { .absent }
    case 64: if case .choiceData(let value)? = self.choice { .bytes(value) } else { .absent }
    case 65: if case .choiceTime(let value)? = self.choice { .timestamp(value) } else { .absent }
    case 1000: .text(self.namespace)
    case 1001: .bool(self.default)
    case 1002: self.node.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.int32Value = try value.asInt32()
    case 2: self.int64Value = try value.asInt64()
    case 3: self.uint32Value = try value.asUInt32()
    case 4: self.uint64Value = try value.asUInt64()
    case 5: self.sint32Value = try value.asInt32()
    case 6: self.sint64Value = try value.asInt64()
    case 7: self.fixed32Value = try value.asUInt32()
    case 8: self.fixed64Value = try value.asUInt64()
    case 9: self.sfixed32Value = try value.asInt32()
    case 10: self.sfixed64Value = try value.asInt64()
    case 11: self.floatValue = try value.asFloat()
    case 12: self.doubleValue = try value.asDouble()
    case 13: self.boolValue = try value.asBool()
    case 14: self.text = try value.asText()
    case 15: self.data = try value.asBytes()
    case 16: self.color = TestingV1.Everything.Color(rawValue: try value.asEnumeration())
    case 17: self.leaf = try value.asMessage(TestingV1.Everything.Leaf.self)
    case 18: self.at = try value.asTimestamp()
    case 20: self.maybeInt32 = try value.asInt32()
    case 21: self.maybeInt64 = try value.asInt64()
    case 22: self.maybeBool = try value.asBool()
    case 23: self.maybeText = try value.asText()
    case 24: self.maybeData = try value.asBytes()
    case 25: self.maybeColor = TestingV1.Everything.Color(rawValue: try value.asEnumeration())
    case 26: self.maybeDouble = try value.asDouble()
    case 30: self.numbers = try value.asList { (item) throws(ProtobufError) -> Int32 in try item.asInt32() }
    case 31: self.looseNumbers = try value.asList { (item) throws(ProtobufError) -> Int64 in try item.asInt64() }
    case 32: self.zigzags = try value.asList { (item) throws(ProtobufError) -> Int64 in try item.asInt64() }
    case 33: self.fixed = try value.asList { (item) throws(ProtobufError) -> UInt32 in try item.asUInt32() }
    case 34: self.doubles = try value.asList { (item) throws(ProtobufError) -> Double in try item.asDouble() }
    case 35: self.flags = try value.asList { (item) throws(ProtobufError) -> Bool in try item.asBool() }
    case 36: self.texts = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    case 37: self.blobs = try value.asList { (item) throws(ProtobufError) -> [UInt8] in try item.asBytes() }
    case 38: self.colors = try value.asList { (item) throws(ProtobufError) -> TestingV1.Everything.Color in TestingV1.Everything.Color(rawValue: try item.asEnumeration()) }
    case 39: self.leaves = try value.asList { (item) throws(ProtobufError) -> TestingV1.Everything.Leaf in try item.asMessage(TestingV1.Everything.Leaf.self) }
    case 40: self.times = try value.asList { (item) throws(ProtobufError) -> WallTime in try item.asTimestamp() }
    case 50: self.labels = try value.asMap { (key, item) throws(ProtobufError) -> (String, String) in (try key.asText(), try item.asText()) }
    case 51: self.leavesByNumber = try value.asMap { (key, item) throws(ProtobufError) -> (Int32, TestingV1.Everything.Leaf) in (try key.asInt32(), try item.asMessage(TestingV1.Everything.Leaf.self)) }
    case 52: self.counts = try value.asMap { (key, item) throws(ProtobufError) -> (String, Int64) in (try key.asText(), try item.asInt64()) }
    case 60: self.choice = .choiceText(try value.asText())
    case 61: self.choice = .choiceNumber(try value.asInt64())
    case 62: self.choice = .choiceLeaf(try value.asMessage(TestingV1.Everything.Leaf.self))
    case 63: self.choice = .choiceColor(TestingV1.Everything.Color(rawValue: try value.asEnumeration()))
    case 64: self.choice = .choiceData(try value.asBytes())
    case 65: self.choice = .choiceTime(try value.asTimestamp())
    case 1000: self.namespace = try value.asText()
    case 1001: self.default = try value.asBool()
    case 1002: self.node = try value.asMessage(TestingV1.Node.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TestingV1.Node {
  public static let table = MessageTable(
    name: "onsale.testing.v1.Node",
    fields: [
      FieldTable(
        number: 1, name: "leaf", jsonName: "leaf",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "more", jsonName: "more",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .repeated),
      FieldTable(
        number: 536870911, name: "note", jsonName: "note",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.leaf.map { .message($0) } ?? .absent
    case 2: .list(self.more.map { .message($0) })
    case 536870911: .text(self.note)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.leaf = try value.asMessage(TestingV1.Everything.Leaf.self)
    case 2: self.more = try value.asList { (item) throws(ProtobufError) -> TestingV1.Everything.Leaf in try item.asMessage(TestingV1.Everything.Leaf.self) }
    case 536870911: self.note = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TestingV1.Old {
  public static let table = MessageTable(
    name: "onsale.testing.v1.Old",
    fields: [
      FieldTable(
        number: 1, name: "int32_value", jsonName: "int32Value",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 14, name: "text", jsonName: "text",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 17, name: "leaf", jsonName: "leaf",
        kind: .message(TestingV1.Everything.Leaf.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int32(self.int32Value)
    case 14: .text(self.text)
    case 17: self.leaf.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.int32Value = try value.asInt32()
    case 14: self.text = try value.asText()
    case 17: self.leaf = try value.asMessage(TestingV1.Everything.Leaf.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TestingV1.Empty {
  public static let table = MessageTable(
    name: "onsale.testing.v1.Empty",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}
