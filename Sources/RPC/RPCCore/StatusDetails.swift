/// `grpc-status-details-bin`: a `google.rpc.Status` with one `google.rpc.ErrorInfo`, in protobuf's
/// wire format. Written by hand, so that the RPC rooms need no message library.
///
/// ```
/// Status    { int32 code = 1; string message = 2; repeated Any details = 3 }
/// Any       { string type_url = 1; bytes value = 2 }
/// ErrorInfo { string reason = 1; string domain = 2; map<string,string> metadata = 3 }
/// ```
/// Source: googleapis, google/rpc/status.proto and error_details.proto.
public enum StatusDetails {
  static let typeURL = "type.googleapis.com/google.rpc.ErrorInfo"
  static let domain = "onsale"

  /// The bytes of an error's details; empty when it has neither reason nor facts.
  public static func encode(_ error: RPCError) -> [UInt8] {
    guard !error.reason.isEmpty || !error.facts.isEmpty else { return [] }
    var info: [UInt8] = []
    append(1, error.reason.utf8, to: &info)
    append(2, domain.utf8, to: &info)
    for (key, value) in error.facts.sorted(by: { $0.key < $1.key }) {
      var entry: [UInt8] = []
      append(1, key.utf8, to: &entry)
      append(2, value.utf8, to: &entry)
      append(3, entry, to: &info)
    }
    var any: [UInt8] = []
    append(1, typeURL.utf8, to: &any)
    append(2, info, to: &any)
    var status: [UInt8] = [0x08]
    appendVarint(UInt64(error.code.rawValue), to: &status)
    append(2, error.message.utf8, to: &status)
    append(3, any, to: &status)
    return status
  }

  /// The reason and facts of the first `ErrorInfo` inside; `nil` when there is none, or the bytes
  /// are no status: a peer's details are never a reason to fail.
  public static func decode(_ bytes: [UInt8]) -> (reason: String, facts: [String: String])? {
    for (number, value) in fields(of: bytes[...]) where number == 3 {
      let any = fields(of: value)
      guard let url = any.first(where: { $0.number == 1 })?.value, url.elementsEqual(typeURL.utf8),
        let info = any.first(where: { $0.number == 2 })?.value
      else { continue }
      return errorInfo(info)
    }
    return nil
  }

  private static func errorInfo(_ bytes: ArraySlice<UInt8>) -> (reason: String, facts: [String: String]) {
    var (reason, facts) = ("", [String: String]())
    for (number, value) in fields(of: bytes) {
      if number == 1 { reason = text(value) }
      guard number == 3 else { continue }
      let entry = fields(of: value)
      let key = entry.first { $0.number == 1 }.map { text($0.value) } ?? ""
      facts[key] = entry.first { $0.number == 2 }.map { text($0.value) } ?? ""
    }
    return (reason, facts)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: - Wire format

  private static func append(_ number: UInt8, _ bytes: some Collection<UInt8>, to target: inout [UInt8]) {
    target.append(number << 3 | 2)
    appendVarint(UInt64(bytes.count), to: &target)
    target.append(contentsOf: bytes)
  }

  private static func appendVarint(_ value: UInt64, to target: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      target.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    target.append(UInt8(rest))
  }

  /// The length-delimited fields of a message, in order, up to the first malformed one.
  private static func fields(of bytes: ArraySlice<UInt8>) -> [(number: UInt64, value: ArraySlice<UInt8>)] {
    var rest = bytes
    var result: [(UInt64, ArraySlice<UInt8>)] = []
    while let tag = WireFields.takeNumber(&rest) {
      switch tag & 7 {
      case 0: guard WireFields.takeNumber(&rest) != nil else { return result }
      case 1: rest = rest.dropFirst(8)
      case 5: rest = rest.dropFirst(4)
      case 2:
        guard let count = WireFields.takeNumber(&rest), count <= UInt64(rest.count) else { return result }
        result.append((tag >> 3, rest.prefix(Int(count))))
        rest = rest.dropFirst(Int(count))
      default: return result
      }
    }
    return result
  }
}
