public import Base

/// What a connection may cost us without bringing work: two token buckets.
///
/// `resets` pays for streams that end early, received and sent alike (rapid reset, CVE-2023-44487;
/// "made you reset", CVE-2025-8671), invalid frames, and header blocks over the limit. `control`
/// pays for PING, SETTINGS, PRIORITY, WINDOW_UPDATE, empty DATA and unknown frames; requests and
/// body bytes earn some of it back, for honest peers send such frames along with work.
public struct FrameBudget: Sendable {
  public struct Limits: Sendable, Hashable {
    /// Tokens at the start, and the most there can be.
    public var resetBurst: Int
    public var resetsPerSecond: Int
    public var controlBurst: Int
    public var controlPerSecond: Int

    public init(resetBurst: Int, resetsPerSecond: Int, controlBurst: Int, controlPerSecond: Int) {
      self.resetBurst = resetBurst
      self.resetsPerSecond = resetsPerSecond
      self.controlBurst = controlBurst
      self.controlPerSecond = controlPerSecond
    }

    /// For the edge and for plaintext: anybody may be there.
    public static let strict = Limits(
      resetBurst: 100, resetsPerSecond: 10, controlBurst: 100, controlPerSecond: 10)
    /// For peers that have shown a certificate of the cluster: an on-sale that ends in mass
    /// cancellation is honest, an endless loop still is not.
    public static let relaxed = Limits(
      resetBurst: 20_000, resetsPerSecond: 5_000, controlBurst: 10_000, controlPerSecond: 2_000)
  }

  private let limits: Limits
  /// In thousandths of a token, so that refills of short moments are not lost.
  private var resets: Int
  private var control: Int
  private var refilledAt: Instant?

  public init(_ limits: Limits) {
    self.limits = limits
    resets = limits.resetBurst * Self.token
    control = limits.controlBurst * Self.token
  }

  /// Whether the peer has used up what it may.
  public var isExhausted: Bool { resets < 0 || control < 0 }

  public mutating func refill(at now: Instant) {
    guard let last = refilledAt else {
      refilledAt = now
      return
    }
    let passedMs = Int(clamping: last.duration(to: now).clampedMilliseconds)
    // Moments shorter than a millisecond add up: `refilledAt` stays until one has passed.
    guard passedMs > 0 else { return }
    refilledAt = now
    let bounded = min(passedMs, 60_000)
    resets = min(resets + bounded * limits.resetsPerSecond, limits.resetBurst * Self.token)
    control = min(control + bounded * limits.controlPerSecond, limits.controlBurst * Self.token)
  }

  public mutating func spendReset(_ count: Int = 1) { resets -= count * Self.token }
  public mutating func spendControl() { control -= Self.token }

  public mutating func earnControl(_ count: Int) {
    control = min(control + count * Self.token, limits.controlBurst * Self.token)
  }

  private static let token = 1000
}
