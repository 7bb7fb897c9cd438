/// How the connection of a `NetworkChannel` is, in gRPC's words
/// (grpc doc/connectivity-semantics-and-api.md).
public enum ConnectivityState: String, Sendable {
  /// There is none; the next call makes one.
  case idle
  case connecting
  case ready
  /// It could not be made; calls fail until the next try.
  case transientFailure = "transient failure"
  /// The channel was closed.
  case shutdown
}
