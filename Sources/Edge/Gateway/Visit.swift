import Admission
import Base
import Ports
import RPCCore

/// What is known of one request besides itself.
struct Visit: Sendable {
  /// The client's idempotency key, else one of ours: in the answer, in the log, and with every call.
  private(set) var requestID: String
  /// The client's address, as far as hops of ours vouch for it.
  let client: IPAddress
  let trace: TraceContext
  /// For metrics and logs: the route, never the path.
  var label = "other"

  init(_ request: HTTPRequest, trusted: [AddressRange], _ loop: any Loop) {
    requestID = Identifier(at: loop.wallNow, shard: Shard(gene: 0), dice: loop).description
    let peer = IPAddress(request.remoteAddress) ?? IPAddress(v4: 0)
    client = ForwardedAddress.client(
      peer: peer, forwardedFor: request.headers.all(named: "x-forwarded-for"), trusted: trusted)
    trace = TraceContext(continuing: request.header("traceparent"), dice: loop)
  }

  /// Takes the client's idempotency key for the request id.
  mutating func takeKey(_ request: HTTPRequest) throws(GatewayError) {
    let keys = request.headers.all(named: "idempotency-key")
    guard let key = keys.first else { return }
    guard keys.count == 1, (1...64).contains(key.utf8.count),
      key.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 45 || $0 == 95 })
    else {
      throw GatewayError(
        .invalidArgument, "One Idempotency-Key of 1 to 64 letters, digits, - or _ is taken.",
        reason: "REQUEST_ID_INVALID")
    }
    requestID = key
  }

  /// What goes with the call: nothing of it was copied from a header without a check.
  func metadata(_ person: VerifiedToken?) -> Metadata {
    var metadata: Metadata = [
      MetadataKey.request: requestID, MetadataKey.client: client.description, MetadataKey.traceparent: trace.text,
    ]
    if let person {
      metadata[MetadataKey.user] = person.user.description
      metadata[MetadataKey.roles] = person.roles.joined(separator: ",")
    }
    return metadata
  }
}
