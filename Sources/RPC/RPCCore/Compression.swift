/// How the messages of a call may be packed on the wire: gzip, each message by itself, from
/// `Limits.compressFromBytes` on.
public enum Compression: Sendable, Hashable {
  /// Nothing is packed: right inside a data centre, where bytes are cheaper than cycles.
  case off
  /// Answers may be packed.
  case accept
  /// Requests are packed, answers may be. A server without gzip answers UNIMPLEMENTED.
  case gzip
}
