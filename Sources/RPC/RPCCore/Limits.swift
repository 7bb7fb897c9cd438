/// The named limits of the RPC layer.
public enum Limits {
  /// A call without a deadline of its own and none to inherit gets this one.
  public static let defaultCallTimeout: Duration = .seconds(10)
  /// A server gives a unary call that names no deadline this long (foreign clients only: ours always name one).
  public static let unnamedUnaryTimeout: Duration = .seconds(60)
  /// The same for a stream, which may follow something for a working day.
  public static let unnamedStreamTimeout: Duration = .seconds(24 * 3600)
  /// A stream of answers whose caller gives it at least this long follows something and has no end of
  /// its own: a server that stops ends it at once, so that the follower finds the next one.
  public static let followerTimeout: Duration = .seconds(300)
  /// Largest message either side takes, as grpc-go and grpc-java: above it RESOURCE_EXHAUSTED.
  public static let messageSizeBytes = 4 * 1024 * 1024
  /// Smaller messages are not packed: gzip's own bytes and time would cost more than they save.
  public static let compressFromBytes = 1024
  /// Header list, counted as HTTP/2 does (name + value + 32 per field).
  public static let headerListSizeBytes = 16 * 1024
  public static let headerFieldCount = 64
  /// What a call's own fields (path, authority, timeout …) take of the two limits above.
  public static let callFieldsSizeBytes = 2 * 1024
  public static let callFieldCount = 12
  /// Streams one connection may have open at a time.
  public static let streamsPerConnection = 1000
  /// Messages of a stream that wait for their reader, in bytes: then `send` suspends.
  public static let streamBufferBytes = 64 * 1024
  /// A status message is cut to this many bytes of UTF-8 when it travels.
  public static let statusMessageBytes = 1024
  /// Details above this are left out, so that trailers stay within any peer's header limit.
  public static let statusDetailsBytes = 4 * 1024
}
