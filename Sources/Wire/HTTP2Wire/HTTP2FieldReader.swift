/// Reads header blocks field by field as they arrive, in place of lists in events: `headers` events then
/// come without fields, one for each `headersEnded`, in the same order. Called in the middle of
/// `receive`; submits nothing. A class to inherit from, since a call through a protocol costs more for every
/// field than what is done with it.
open class HTTP2FieldReader {
  public init() {}

  /// What fields of this name are good for, in numbers of the reader's own; 0 for nothing: such fields are
  /// counted and dropped. Asked once for a name that comes often.
  open func use(of name: String) -> Int { 0 }
  open func headersBegan(_ stream: Int32) {}
  /// Never more than the session's limits allow. The value is valid during the call.
  open func field(_ use: Int, _ name: String, _ value: HTTP2FieldValue) {}
  open func headersEnded() {}
}

/// The value of a field that has just been read: a text, if the tables of the connection hold it; otherwise bytes,
/// which become a text when somebody wants one.
public struct HTTP2FieldValue {
  let held: UnsafePointer<String>?
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ field: HPACKField) {
    if let bytes = field.bytes {
      held = nil
      self.bytes = bytes
    } else {
      held = UnsafePointer(field.entry.pointer(to: \.value))
      bytes = UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  public var text: String { held?.pointee ?? String(decoding: bytes, as: UTF8.self) }

  /// Whether it is the same as `known`, without making a text of it.
  public func equals(_ known: KnownText) -> Bool {
    held.map { $0.pointee == known.text } ?? known.bytes.withUnsafeBufferPointer { ByteWords.areEqual(bytes, $0) }
  }
}

/// A text to compare values with.
public struct KnownText: Sendable {
  public let text: String
  let bytes: [UInt8]

  public init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }
}
