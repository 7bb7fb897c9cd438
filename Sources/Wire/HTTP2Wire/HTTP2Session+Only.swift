internal import CNGHTTP2

extension HTTP2Session {
  /// Server: fields made ready before are the whole answer of a stream; a peer that is still sending its
  /// request is told to stop. Harmless when the stream is gone.
  public func respondOnly(_ stream: Int32, _ block: HTTP2FieldBlock) {
    guard let state = streams[stream], !state.hasResponded else { return }
    state.hasResponded = true
    state.ending = .sent
    state.resetsAfterEnd = true
    // Fails only for a stream that is gone, which `closed` tells, or without memory, which the next drain reports.
    _ = nghttp2_submit_response(raw, stream, block.fields.baseAddress, block.fields.count, nil)
  }
}
