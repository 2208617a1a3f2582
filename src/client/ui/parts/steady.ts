import { Component, type ComponentType, h } from 'preact';

/**
 * A part that is drawn anew only when something differs that its looks depend on, not each time that what it stands in is.
 * dependsOn: all that its props contribute, compared one by one; what it reads by hooks of its own redraws it as ever.
 */
export function steady<P extends object>(
  Part: ComponentType<P>,
  dependsOn: (props: P) => readonly unknown[],
): ComponentType<P> {
  return class Steady extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const now = dependsOn(this.props);
      return dependsOn(next).some((value, i) => !Object.is(value, now[i]));
    }
    override render(props: P) {
      return h(Part, props);
    }
  };
}
