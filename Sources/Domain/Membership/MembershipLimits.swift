internal import Base

/// The named limits of the registry. Outside of them: `MembershipRefusal.invalid` or `.full`.
public enum MembershipLimits {
  /// A few kilobytes each: what one node keeps in memory and pushes without noticing.
  public static let instances = 10_000
  /// Characters of an id, a namespace, group, service or cluster: `[A-Za-z0-9._:-]`.
  public static let nameLength = 64
  /// RFC 1035 §2.3.4.
  public static let hostLength = 253
  public static let weights: ClosedRange<UInt32> = 0...10_000
  public static let metadataEntries = 16
  public static let metadataKeyBytes = 64
  public static let metadataValueBytes = 512
  /// Below a second a pause of the garbage kind would look like a death; above a minute a dead
  /// instance would get calls for too long.
  public static let ttls: ClosedRange<Duration> = .seconds(1) ... .seconds(60)
  /// The lease of an instance that asks for none: a silent host is gone within 3 s.
  public static let usualTTL: Duration = .seconds(3)
  /// Beats within one lease: two may be lost.
  public static let heartbeatsPerTTL = 3
  /// Configuration keys, versions kept of each, and the size of a value.
  public static let configurationKeys = 10_000
  public static let configurationVersions = 20
  public static let configurationValueBytes = 64 * 1024
}
