public import Base

/// What a connection may cost us without bringing work: two token buckets, and how much of our
/// output it may leave lying.
///
/// `resets` pays for streams that end early, received and sent alike (rapid reset, CVE-2023-44487;
/// "made you reset", CVE-2025-8671), invalid frames, and header blocks over the limit. A stream
/// that we refuse for our own limit of streams costs a tenth: a client may send a burst before it
/// has seen that limit. `control` pays for PING, SETTINGS, PRIORITY, WINDOW_UPDATE, empty DATA and
/// unknown frames; requests and body bytes earn some of it back, for honest peers send such frames
/// along with work.
///
/// Output waits where the peer keeps its window shut: the limit of streams bounds how many answers.
/// Above `outputBytes` a stream whose own window is under 16 KiB is reset instead of written to; when
/// nothing has left for `outputSeconds` the connection ends.
public struct FrameBudget: Sendable {
  public struct Limits: Sendable, Hashable {
    /// Tokens at the start, and the most there can be.
    public var resetBurst: Int
    public var resetsPerSecond: Int
    public var controlBurst: Int
    public var controlPerSecond: Int
    /// Bytes of requests that may be half here, all streams together; their owner counts them.
    public var inputBytes: Int
    /// Bytes that may wait for a peer's window, all streams together.
    public var outputBytes: Int
    /// How long output may wait without a byte of it leaving.
    public var outputSeconds: Int

    public init(
      resetBurst: Int, resetsPerSecond: Int, controlBurst: Int, controlPerSecond: Int,
      inputBytes: Int = 8 * 1024 * 1024, outputBytes: Int = 4 * 1024 * 1024, outputSeconds: Int = 60
    ) {
      self.inputBytes = inputBytes
      self.outputBytes = outputBytes
      self.outputSeconds = outputSeconds
      self.resetBurst = resetBurst
      self.resetsPerSecond = resetsPerSecond
      self.controlBurst = controlBurst
      self.controlPerSecond = controlPerSecond
    }

    /// For the edge and for plaintext: anybody may be there.
    public static let strict = Limits(
      resetBurst: 100, resetsPerSecond: 10, controlBurst: 100, controlPerSecond: 10)
    /// For peers that have shown a certificate of the cluster. An on-sale that ends in mass
    /// cancellation is honest: what bounds their resets is how many handlers may run, cancelled
    /// ones included until they have stopped; these figures are above what a connection carries.
    public static let relaxed = Limits(
      resetBurst: 1_000_000, resetsPerSecond: 200_000, controlBurst: 10_000, controlPerSecond: 2_000,
      inputBytes: 32 * 1024 * 1024, outputBytes: 256 * 1024 * 1024, outputSeconds: 3600)
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
  /// A stream that was refused because there are enough.
  public mutating func spendRefusal() { resets -= Self.token / 10 }
  public mutating func spendControl() { control -= Self.token }

  public mutating func earnControl(_ count: Int) {
    control = min(control + count * Self.token, limits.controlBurst * Self.token)
  }

  private static let token = 1000
}
