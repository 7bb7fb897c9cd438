/// Cuts what arrives into frames. What has not arrived whole is kept: at most one frame.
struct FrameInput: ~Copyable {
  /// The beginning of a frame, or of the preface.
  private var kept: UnsafeMutablePointer<UInt8>
  private var keptCount = 0
  private var room: Int
  /// What is kept has been handed out as a frame.
  private var isKeptTaken = false
  private var expectsPreface: Bool
  /// The first frame of a peer tells its settings.
  var expectsSettings = true

  init(expectsPreface: Bool) {
    self.expectsPreface = expectsPreface
    room = Self.usualRoom
    kept = .allocate(capacity: room)
  }

  deinit { kept.deallocate() }

  enum Step {
    /// Everything has been taken.
    case hungry
    case frame(FrameHead, UnsafeRawBufferPointer)
    /// A frame that is longer than any may be.
    case tooLong
    case noPreface
  }

  /// The next frame out of what was kept and `bytes`, of which it drops what it has taken. A payload is valid until
  /// the next step.
  mutating func next(_ bytes: inout UnsafeRawBufferPointer) -> Step {
    if isKeptTaken {
      isKeptTaken = false
      keptCount = 0
    }
    if expectsPreface, let step = preface(&bytes) { return step }
    guard keptCount == 0 else { return keptFrame(&bytes) }
    guard bytes.count >= FrameHead.size, let start = bytes.baseAddress else { return keep(&bytes) }
    let head = FrameHead(start)
    guard head.length <= FrameHead.mostLength else { return .tooLong }
    let size = FrameHead.size + head.length
    guard bytes.count >= size else { return keep(&bytes) }
    let payload = UnsafeRawBufferPointer(start: start + FrameHead.size, count: head.length)
    bytes = UnsafeRawBufferPointer(start: start + size, count: bytes.count - size)
    return .frame(head, payload)
  }

  private mutating func keep(_ bytes: inout UnsafeRawBufferPointer) -> Step {
    move(bytes.count, from: &bytes)
    return .hungry
  }

  /// A frame that began in an earlier piece.
  private mutating func keptFrame(_ bytes: inout UnsafeRawBufferPointer) -> Step {
    move(FrameHead.size - keptCount, from: &bytes)
    guard keptCount >= FrameHead.size else { return .hungry }
    let head = FrameHead(kept)
    guard head.length <= FrameHead.mostLength else { return .tooLong }
    let size = FrameHead.size + head.length
    move(size - keptCount, from: &bytes)
    guard keptCount == size else { return .hungry }
    isKeptTaken = true
    return .frame(head, UnsafeRawBufferPointer(start: kept + FrameHead.size, count: head.length))
  }

  /// Takes what has come of the preface; `nil` when it is complete.
  private mutating func preface(_ bytes: inout UnsafeRawBufferPointer) -> Step? {
    move(Self.preface.count - keptCount, from: &bytes)
    guard UnsafeBufferPointer(start: kept, count: keptCount).elementsEqual(Self.preface.prefix(keptCount)) else {
      return .noPreface
    }
    guard keptCount == Self.preface.count else { return .hungry }
    keptCount = 0
    expectsPreface = false
    return nil
  }

  private mutating func move(_ wanted: Int, from bytes: inout UnsafeRawBufferPointer) {
    let count = min(wanted, bytes.count)
    guard count > 0, let start = bytes.baseAddress else { return }
    grow(to: keptCount + count)
    UnsafeMutableRawPointer(kept + keptCount).copyMemory(from: start, byteCount: count)
    keptCount += count
    bytes = UnsafeRawBufferPointer(start: start + count, count: bytes.count - count)
  }

  private mutating func grow(to wanted: Int) {
    guard wanted > room else { return }
    let larger = max(wanted, 2 * room)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: kept, count: keptCount)
    kept.deallocate()
    (kept, room) = (moved, larger)
  }

  /// What every client says first (RFC 9113 §3.4).
  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  private static let usualRoom = 64
}
