/// Cuts what arrives into frames. What has not arrived whole is kept: at most one frame.
struct FrameInput: ~Copyable {
  /// The beginning of a frame, or of the preface.
  private var kept = PlainBytes(room: 64)
  /// What is kept has been handed out as a frame.
  private var isKeptTaken = false
  private var expectsPreface: Bool
  /// The first frame of a peer tells its settings.
  var expectsSettings = true

  init(expectsPreface: Bool) { self.expectsPreface = expectsPreface }

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
      kept.removeAll()
    }
    if expectsPreface, let step = preface(&bytes) { return step }
    guard kept.isEmpty else { return keptFrame(&bytes) }
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
    move(FrameHead.size - kept.count, from: &bytes)
    guard kept.count >= FrameHead.size else { return .hungry }
    let head = FrameHead(kept.start)
    guard head.length <= FrameHead.mostLength else { return .tooLong }
    let size = FrameHead.size + head.length
    move(size - kept.count, from: &bytes)
    guard kept.count == size else { return .hungry }
    isKeptTaken = true
    return .frame(head, UnsafeRawBufferPointer(start: kept.start + FrameHead.size, count: head.length))
  }

  /// Takes what has come of the preface; `nil` when it is complete.
  private mutating func preface(_ bytes: inout UnsafeRawBufferPointer) -> Step? {
    move(Self.preface.count - kept.count, from: &bytes)
    guard UnsafeBufferPointer(start: kept.start, count: kept.count).elementsEqual(Self.preface.prefix(kept.count)) else {
      return .noPreface
    }
    guard kept.count == Self.preface.count else { return .hungry }
    kept.removeAll()
    expectsPreface = false
    return nil
  }

  private mutating func move(_ wanted: Int, from bytes: inout UnsafeRawBufferPointer) {
    let count = min(wanted, bytes.count)
    guard count > 0, let start = bytes.baseAddress else { return }
    kept.append(UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count))
    bytes = UnsafeRawBufferPointer(start: start + count, count: bytes.count - count)
  }

  /// What every client says first (RFC 9113 §3.4).
  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
}
