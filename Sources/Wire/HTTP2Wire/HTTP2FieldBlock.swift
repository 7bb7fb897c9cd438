internal import Synchronization

/// Fields that are sent with every answer, made ready once: a session remembers what they are on the wire.
public struct HTTP2FieldBlock: Sendable {
  let fields: [ReadyField]
  /// Tells blocks apart.
  let number: Int

  public init(_ list: [HTTP2Field]) {
    fields = list.map { ReadyField($0) }
    number = Self.numbers.wrappingAdd(1, ordering: .relaxed).newValue
  }

  private static let numbers = Atomic(0)
}
