/// The header block being read: how large it is, and whether it is a message that HTTP/2 allows
/// (RFC 9113 §8.2, §8.3).
struct HeaderBlock {
  /// What the block begins or ends.
  enum Part { case request, response, trailers }

  let part: Part
  var fields: [HTTP2Field] = []
  var fieldCount = 0
  var sizeBytes = 0
  var isTooLarge = false
  /// Fields that came after the limit.
  var droppedCount = 0
  private(set) var isMalformed = false
  /// The body's, in bytes.
  private(set) var contentLength: Int?
  /// Of a response.
  private(set) var status = 0
  private var seen: UInt16 = 0
  private var hasPlainFields = false
  private var isConnect = false
  private var isOptions = false
  private var isAsterisk = false

  init(_ part: Part) { self.part = part }

  /// 100 to 199: the answer comes later.
  var isInterim: Bool { part == .response && status < 200 }

  /// Answers without a body may still say how long it would be.
  var hasBody: Bool { part == .request || (status != 204 && status != 304) }

  private func has(_ kind: FieldKind) -> Bool { seen & 1 << UInt16(kind.rawValue) != 0 }

  /// Looks at the next field.
  mutating func check(_ field: HPACKField) {
    if field.isValueFaulty { isMalformed = true }
    let kind = field.entry.pointee.kind
    switch kind {
    case .plain: hasPlainFields = true
    case .method, .scheme, .authority, .path: pseudo(kind, field, of: .request)
    case .status: pseudo(kind, field, of: .response)
    case .strangePseudo, .connectionSpecific, .malformed: isMalformed = true
    case .host:
      hasPlainFields = true
      seen |= 1 << UInt16(kind.rawValue)
    case .contentLength: contentLength(field)
    case .transferCodings:
      hasPlainFields = true
      let value = HTTP2FieldValue(field)
      if !value.equals(Self.trailers), value.text.lowercased() != Self.trailers.text { isMalformed = true }
    }
  }

  private mutating func pseudo(_ kind: FieldKind, _ field: HPACKField, of wanted: Part) {
    guard part == wanted, !hasPlainFields, !has(kind) else {
      isMalformed = true
      return
    }
    seen |= 1 << UInt16(kind.rawValue)
    let value = HTTP2FieldValue(field)
    switch kind {
    case .method:
      isConnect = value.equals(Self.connect)
      isOptions = value.equals(Self.options)
    case .path:
      isAsterisk = value.equals(Self.asterisk)
      if value.firstByte != UInt8(ascii: "/"), !isAsterisk { isMalformed = true }
    case .scheme: if value.firstByte == nil { isMalformed = true }
    case .status:
      guard let number = value.number, value.count == 3, number >= 100, number != 101 else {
        isMalformed = true
        return
      }
      status = number
    default: break
    }
  }

  private mutating func contentLength(_ field: HPACKField) {
    hasPlainFields = true
    guard let length = HTTP2FieldValue(field).number, contentLength ?? length == length else {
      isMalformed = true
      return
    }
    contentLength = length
  }

  /// At the end of the block.
  mutating func finish(endsStream: Bool) {
    switch part {
    case .request:
      let isComplete =
        isConnect
        ? has(.authority) && !has(.path) && !has(.scheme)
        : has(.method) && has(.scheme) && has(.path) && (has(.authority) || has(.host)) && (!isAsterisk || isOptions)
      // Of what is too large the rest has not been looked at.
      if !isComplete, !isTooLarge { isMalformed = true }
    case .response: if !has(.status) || (isInterim && endsStream) { isMalformed = true }
    case .trailers: if !endsStream { isMalformed = true }
    }
  }

  private static let connect = KnownText("CONNECT")
  private static let options = KnownText("OPTIONS")
  private static let asterisk = KnownText("*")
  private static let trailers = KnownText("trailers")
}

extension HTTP2FieldValue {
  fileprivate var firstByte: UInt8? { held.map { $0.pointee.utf8.first } ?? bytes.first }
  fileprivate var count: Int { held?.pointee.utf8.count ?? bytes.count }

  /// Of digits only, and not longer than a length may be.
  fileprivate var number: Int? {
    held.map { Self.number($0.pointee.utf8) } ?? Self.number(bytes)
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}
