import Base
import Messages

extension MessageJSON {
  /// Sets fields of `message` from path variables and query parameters, in their order.
  ///
  /// A name is a field's proto or JSON name, dotted to reach into messages (`best.ticket_type_id`).
  /// A repeated field takes any number of parameters, each one element; any other field takes one:
  /// a second is an error, and so are unknown names, messages and maps. Text that JSON would quote
  /// stands bare.
  static func bind<Message: ProtoMessage>(
    _ parameters: [(name: String, value: String)], to message: inout Message
  ) throws(MessageJSONError) {
    var seen: Set<[Int]> = []
    for (name, value) in parameters {
      let steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
      guard steps.count <= depthLimit else { throw MessageJSONError(path: name, problem: "is not known") }
      try bind(value, to: steps, [], name, &message, &seen)
    }
  }

  /// Steps in one dotted name; our messages nest less than this.
  private static let depthLimit = 8

  private static func bind<Message: ProtoMessage>(
    _ text: String, to steps: ArraySlice<String>, _ trail: [Int], _ name: String, _ message: inout Message,
    _ seen: inout Set<[Int]>
  ) throws(MessageJSONError) {
    guard let step = steps.first, let field = Message.table.field(named: step) else {
      throw MessageJSONError(path: name, problem: "is not known")
    }
    let trail = trail + [field.number]
    let value: FieldValue
    if steps.count > 1 {
      value = try descend(text, field, steps.dropFirst(), trail, name, message.value(of: field), &seen)
    } else {
      value = try leaf(text, field, trail, name, message.value(of: field), &seen)
    }
    try assign(value, to: field, of: &message, at: name)
  }

  private static func descend(
    _ text: String, _ field: FieldTable, _ rest: ArraySlice<String>, _ trail: [Int], _ name: String,
    _ current: FieldValue, _ seen: inout Set<[Int]>
  ) throws(MessageJSONError) -> FieldValue {
    guard case .message(let type) = field.kind, field.isSingular else {
      throw MessageJSONError(path: name, problem: "is not known")
    }
    var child: any ProtoMessage = type.init()
    if case .message(let message) = current { child = message }
    try bind(text, to: rest, trail, name, &child, &seen)
    return .message(child)
  }

  private static func leaf(
    _ text: String, _ field: FieldTable, _ trail: [Int], _ name: String, _ current: FieldValue,
    _ seen: inout Set<[Int]>
  ) throws(MessageJSONError) -> FieldValue {
    if case .map = field.cardinality { throw MessageJSONError(path: name, problem: "cannot be a parameter") }
    let isFirst = seen.insert(trail).inserted
    let value = try parameter(text, field.kind, at: name)
    if case .repeated = field.cardinality {
      // The first parameter replaces what was there; the next ones join it.
      guard !isFirst, case .list(let values) = current else { return .list([value]) }
      return .list(values + [value])
    }
    guard isFirst else { throw MessageJSONError(path: name, problem: "is there twice") }
    return value
  }

  /// Enums are taken by number, too.
  private static func parameter(_ text: String, _ kind: FieldKind, at name: String) throws(MessageJSONError)
    -> FieldValue
  {
    if case .enumeration = kind, let number = integer(text, Int32.self) { return .enumeration(number) }
    return try scalar(text, kind, at: name)
  }
}

extension FieldTable {
  fileprivate var isSingular: Bool {
    switch cardinality {
    case .implicit, .optional, .oneof: true
    case .repeated, .map: false
    }
  }
}
