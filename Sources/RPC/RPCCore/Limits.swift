/// The named limits of the RPC layer.
public enum Limits {
  /// A call without a deadline of its own and none to inherit gets this one.
  public static let defaultCallTimeout: Duration = .seconds(10)
  /// Largest message either side takes, as grpc-go and grpc-java: above it RESOURCE_EXHAUSTED.
  public static let messageSizeBytes = 4 * 1024 * 1024
  /// Header list, counted as HTTP/2 does (name + value + 32 per field).
  public static let headerListSizeBytes = 16 * 1024
  public static let headerFieldCount = 64
  /// Streams one connection may have open at a time.
  public static let streamsPerConnection = 1000
}
