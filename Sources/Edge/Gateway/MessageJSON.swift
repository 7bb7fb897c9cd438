import Base
import JSON
import Messages
import RPCCore

/// Messages as proto3 JSON, both ways, over their field tables.
///
/// As protobuf's own mapping (protobuf.dev/programming-guides/json), with two choices made:
/// - Written: scalars, enums, lists and maps of implicit presence always, zero or not, so that a
///   web client finds them; `optional` fields, messages and oneof fields only when set. Names are
///   the JSON names (`orderId`); 64-bit integers are strings; an enum number without a name is a
///   number.
/// - Read, strictly: an unknown name, a name twice (`orderId` and `order_id` are one name), two
///   fields of one oneof, a value of the wrong type or out of range, NaN and infinities are errors
///   that name their path. Null is an unset field. Integers are taken as numbers or strings
///   (`1`, `"1"`, `1e3`, `1.0`), enums as names or numbers, bytes as base64 in either alphabet.
enum MessageJSON {}

/// Why JSON or a parameter is not the wanted message.
struct MessageJSONError: Error, Hashable {
  /// `$.lines[2].priceMinor` in a body, `best.quantity` for a parameter; `$` is the whole body.
  let path: String
  /// For people: `is needed as a string`.
  let problem: String

  var rpcError: RPCError {
    RPCError(.invalidArgument, "\(path): \(problem)", reason: "MALFORMED_REQUEST", facts: ["path": path])
  }
}
